namespace Identity.Storage.Methods;

/// <summary>How committing a method ended.</summary>
public enum CommitOutcome
{
    /// <summary>The method is registered.</summary>
    Committed,

    /// <summary>The half-made method is no more: committed before, replaced, expired, of another epoch, or overtaken by another method.</summary>
    Gone,

    /// <summary>The person has as many of this kind as there may be.</summary>
    TooMany,

    /// <summary>The person has the same number, device, mailbox or key already.</summary>
    SameChannel,
}
