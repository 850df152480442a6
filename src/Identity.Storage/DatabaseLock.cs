namespace Identity.Storage;

/// <summary>Work that one server at a time may do. The numbers are PostgreSQL's advisory lock keys.</summary>
internal enum DatabaseLock
{
    /// <summary>Making the first signing keys.</summary>
    SigningKeys = 7_300_001,

    /// <summary>Starting on a database that may be empty.</summary>
    Startup = 7_300_002,

    /// <summary>Sealing audit events into the chain.</summary>
    AuditSeals = 7_300_003,

    /// <summary>Registering a resource, whose scopes are its own.</summary>
    Resources = 7_300_004,
}
