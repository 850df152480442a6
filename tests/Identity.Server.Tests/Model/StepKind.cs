namespace Identity.Server.Tests.Model;

/// <summary>What a step of the model is, to the rules.</summary>
internal enum StepKind
{
    /// <summary>Nothing is changed: pages are looked at, or the clock moves.</summary>
    Read,

    /// <summary>Somebody signs in, or sets up methods in the wizard.</summary>
    SignIn,

    /// <summary>Somebody looks after methods on Security info.</summary>
    Account,

    /// <summary>Somebody resets a password.</summary>
    Reset,

    /// <summary>An app asks.</summary>
    App,

    /// <summary>Somebody says "This was not me", or that a call was not asked for.</summary>
    Report,

    /// <summary>An administrator acts.</summary>
    Administrator,

    /// <summary>An old program asks at a door.</summary>
    Door,
}
