using Identity.Server.Gate;

namespace Identity.Server.Pages;

/// <summary>The server's own answers to the questions that people have in the middle of a sign-in.</summary>
internal sealed class HelpModel(SignOutHere signOut) : AccountPage(signOut);
