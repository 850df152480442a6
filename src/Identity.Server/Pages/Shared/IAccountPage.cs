namespace Identity.Server.Pages.Shared;

/// <summary>A page that knows whose account it is about; the header shows it, and a way to sign out.</summary>
internal interface IAccountPage
{
    /// <summary>The name that the person signs in with; <see langword="null"/> while it is not known.</summary>
    string? AccountName { get; }

    /// <summary>Where the header's form goes that signs out.</summary>
    string SignOutPath { get; }
}
