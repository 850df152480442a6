namespace Identity.Storage.AppPasswords;

/// <summary>How adding an app password ended.</summary>
public enum AddOutcome
{
    /// <summary>It works.</summary>
    Added,

    /// <summary>The person has as many as there may be.</summary>
    TooMany,

    /// <summary>The person has another epoch by now, or is switched off.</summary>
    Gone,
}
