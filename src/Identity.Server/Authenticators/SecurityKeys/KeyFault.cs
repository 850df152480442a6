namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>Why the answer of a key was refused, one for each check. The audit log has it; people are told what they can do.</summary>
internal enum KeyFault
{
    /// <summary>It cannot be read.</summary>
    Malformed,

    /// <summary>It is of the other kind of ceremony (<c>type</c>).</summary>
    Type,

    /// <summary>Its challenge was not asked, was answered before, or is over.</summary>
    Challenge,

    /// <summary>A page of another origin asked for it, or one in a frame.</summary>
    Origin,

    /// <summary>It is for another RP ID.</summary>
    RelyingParty,

    /// <summary>Nobody touched the key (user presence).</summary>
    Presence,

    /// <summary>The key did not verify its user, where it has to.</summary>
    Verification,

    /// <summary>What it says of copies contradicts itself, or what it said when it was registered.</summary>
    Backup,

    /// <summary>Its algorithm was not asked for.</summary>
    Algorithm,

    /// <summary>It is not found without a name, where policy wants passkeys.</summary>
    Residency,

    /// <summary>It is registered already.</summary>
    Registered,

    /// <summary>Nobody whom this server trusts vouches for it, where policy wants that, or the statement is wrong.</summary>
    Attestation,

    /// <summary>Policy does not take its model.</summary>
    Model,

    /// <summary>It is none of this person's, or not one that is asked for now.</summary>
    Credential,

    /// <summary>Its signature is wrong.</summary>
    Signature,

    /// <summary>Its counter did not go up: it may have been copied.</summary>
    Counter,

    /// <summary>The person has as many as there may be.</summary>
    TooMany,
}
