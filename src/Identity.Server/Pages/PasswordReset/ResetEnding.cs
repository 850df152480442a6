namespace Identity.Server.Pages.PasswordReset;

/// <summary>How a reset ended, as its last page says it. Each has its text under <c>Reset</c>.</summary>
internal enum ResetEnding
{
    /// <summary>It was started in another browser, or is long over.</summary>
    NotHere,

    /// <summary>Its time is over.</summary>
    Over,

    /// <summary>The password is changed.</summary>
    Completed,
}
