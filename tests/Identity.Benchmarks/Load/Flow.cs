namespace Identity.Benchmarks.Load;

/// <summary>What is measured.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Prepare">Done once by each connection, unmeasured.</param>
/// <param name="Once">One operation.</param>
/// <param name="IsOurs">Whether it needs a second factor, which oidc-provider does not have.</param>
internal sealed record Flow(string Name, Func<Connection, Task> Prepare, Func<Connection, Task> Once, bool IsOurs = false)
{
    /// <summary>All of them, cheapest first.</summary>
    public static IReadOnlyList<Flow> All { get; } =
    [
        new("discovery", Nothing, connection => connection.DiscoverAsync()),
        new("userinfo", SignedIn, connection => connection.GetUserInfoAsync()),
        new("refresh", SignedIn, connection => connection.RefreshAsync()),
        new("code flow, signed in", SignedIn, connection => connection.GetTokensAsync()),
        new("sign-in with password", Nothing, connection => connection.SignInAsync(hasTotp: false)),
        new("sign-in with password and TOTP", Nothing, connection => connection.SignInAsync(hasTotp: true), IsOurs: true),
    ];

    private static Task Nothing(Connection connection) => Task.CompletedTask;

    private static Task SignedIn(Connection connection) => connection.SignInAsync(hasTotp: false);
}
