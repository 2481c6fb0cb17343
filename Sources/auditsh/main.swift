print("auditsh")
