namespace Identity.Storage.Codes;

/// <summary>What a code is good for. A code of one purpose is never taken for another (rule 6).</summary>
public enum CodePurpose
{
    /// <summary>Proving a method that is being registered.</summary>
    Registration,

    /// <summary>The second step of a sign-in.</summary>
    SignIn,

    /// <summary>A password reset.</summary>
    PasswordReset,
}
