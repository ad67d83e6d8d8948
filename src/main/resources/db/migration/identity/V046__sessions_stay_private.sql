-- Who could read a session's id could be that person.
revoke all on spring_session, spring_session_attributes from ${auditor};
