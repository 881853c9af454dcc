"""What schemathesis has to be told beside the contract: how somebody logs in at the sandbox, and what there is to be asked for.

What is expected of an answer stands in `openapi.yaml` alone. Here only what was made up at random, and is to be good, gets what nobody can guess: the
token and the person of the session, and an activity that there is. What is wrong on purpose stays wrong.
"""

import os

import requests
import schemathesis
from schemathesis.core.parameters import ParameterLocation

API = os.environ["SPAER_API"]
SANDBOX = os.environ["SPAER_SANDBOX"]


def log_in():
    """A new session of Anna's, by the sandbox's login page, of whom nothing is blocked."""
    requests.post(f"{SANDBOX}/control/api/reset", json={}).raise_for_status()
    browser = requests.Session()
    page = browser.get(f"{API}/login?return_to=/da/", allow_redirects=False).headers["Location"]
    back = requests.post(page, data={"persona": "anna", "authenticator": "anna-app"}, allow_redirects=False)
    browser.get(back.headers["Location"], allow_redirects=False)
    session = browser.get(f"{API}/session").json()
    activity = browser.get(f"{API}/activity?limit=1").json()["items"][0]["id"]
    return {
        "cookie": browser.cookies["spaer_session"],
        "csrf": session["csrf_token"],
        "subject": session["subject_key"],
        "activity": activity,
    }


class Session:
    """The session that lives now; made when it is wanted."""

    now = None

    @classmethod
    def get(cls):
        if cls.now is None:
            cls.now = log_in()
        return cls.now


@schemathesis.auth(refresh_interval=None)
class LoggedIn:
    """Called for every case that is to be sent with a session, and by some checks for one without."""

    def get(self, case, context):
        return Session.get()

    def set(self, case, data, context):
        session = Session.get()
        case.cookies = {**(case.cookies or {}), "spaer_session": session["cookie"]}
        if is_good(case, ParameterLocation.HEADER) and case.method in ("PUT", "POST", "DELETE"):
            case.headers["X-CSRF-Token"] = session["csrf"]
        if is_good(case, ParameterLocation.BODY) and isinstance(case.body, dict) and "subject_key" in case.body:
            case.body["subject_key"] = session["subject"]
        if is_good(case, ParameterLocation.PATH) and case.operation.path == "/activity/{id}/report":
            case.path_parameters["id"] = session["activity"]
        if is_good(case, ParameterLocation.QUERY) and case.query is not None:
            # One that the back end did not write is 400, as the contract has it.
            case.query.pop("cursor", None)


def is_good(case, location):
    """Whether this part of a case is to fit the contract."""
    part = None if case.meta is None else case.meta.components.get(location)
    return part is None or part.mode.is_positive


@schemathesis.hook
def before_call(context, case, kwargs):
    # The login page is another server, of which the contract says nothing.
    kwargs["allow_redirects"] = False


@schemathesis.hook
def after_call(context, case, response):
    ended = case.method == "DELETE" and response.status_code == 200
    # A key that is not looked at without a session says nothing about the session.
    if ended or (response.status_code == 401 and case.operation.path != "/blocks/{id}"):
        Session.now = None
