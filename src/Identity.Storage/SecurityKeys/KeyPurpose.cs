namespace Identity.Storage.SecurityKeys;

/// <summary>What a challenge was made for. An answer to one of another purpose is none (rule 6).</summary>
public enum KeyPurpose
{
    /// <summary>Registering a key.</summary>
    Registration,

    /// <summary>Signing in with a passkey alone.</summary>
    FirstFactor,

    /// <summary>The second step of a sign-in.</summary>
    SecondStep,

    /// <summary>Resetting a forgotten password. It never proves anything in a sign-in (rule 4).</summary>
    PasswordReset,
}
