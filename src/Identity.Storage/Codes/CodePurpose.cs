namespace Identity.Storage.Codes;

/// <summary>What a code is good for. A code of one purpose is never taken for another (rule 6).</summary>
public enum CodePurpose
{
    /// <summary>Proving a method that is being registered.</summary>
    Registration,

    /// <summary>The second step of a sign-in.</summary>
    SignIn,

    /// <summary>Resetting a forgotten password. It never proves anything in a sign-in (rule 4).</summary>
    PasswordReset,

    /// <summary>Confirming anew that a phone or a mailbox is still the person's (attack 4).</summary>
    Review,
}
