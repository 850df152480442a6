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

    /// <summary>Confirming the account's own address before a first method is registered. It proves nothing in a sign-in.</summary>
    FirstRegistration,

    /// <summary>Confirming anew that a phone or a mailbox is still the person's (attack 4).</summary>
    Review,
}
