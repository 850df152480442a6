using Identity.Server.Gate;

namespace Identity.Server.Pages;

/// <summary>The server's own front page: who is signed in, and the way out.</summary>
internal sealed class IndexModel(SignOutHere signOut) : AccountPage(signOut);
