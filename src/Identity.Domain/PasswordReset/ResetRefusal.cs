namespace Identity.Domain.PasswordReset;

/// <summary>Why a password cannot be reset here. The page is the same for all: it says whom to ask.</summary>
public enum ResetRefusal
{
    /// <summary>Policy lets nobody, or knows no method for it; so it is for every name.</summary>
    NotOffered,

    /// <summary>This person may not. Said only to somebody who has proven one of the person's methods (attack 11).</summary>
    NotAllowed,

    /// <summary>The person has too few methods that count. Said only to somebody who has proven one of them (attack 11).</summary>
    TooFewMethods,
}
