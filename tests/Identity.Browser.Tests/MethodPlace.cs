namespace Identity.Browser.Tests;

/// <summary>Where a method can be used.</summary>
public enum MethodPlace
{
    /// <summary>It is set up when a sign-in asks for it.</summary>
    Wizard,

    /// <summary>It is added by whoever wants it.</summary>
    SecurityInfo,

    /// <summary>It answers after the password.</summary>
    SecondStep,

    /// <summary>It lets a forgotten password be set anew.</summary>
    PasswordReset,
}
