using System.Diagnostics;
using Identity.Domain.Methods;
using Identity.Domain.SecurityInfo;

namespace Identity.Storage.Transactions;

/// <summary>How an <see cref="AccountTask"/> is written down: words with a space between.</summary>
internal static class AccountTaskWriting
{
    private const string Visit = "visit";
    private const string Prove = "prove";
    private const string Bind = "bind";
    private const string Password = "password";
    private const string AppPassword = "appPassword";

    /// <summary>The task as text.</summary>
    public static string Write(AccountTask task) => task switch
    {
        AccountTask.Visit => Visit,
        AccountTask.ChangePassword => Password,
        AccountTask.Prove(var kind, var page) => $"{Prove} {kind?.Name ?? AppPassword} {page}",
        AccountTask.Bind(var kind, null) => $"{Bind} {kind.Name}",
        AccountTask.Bind(var kind, var replaced) => $"{Bind} {kind.Name} {replaced}",
        _ => throw new UnreachableException(),
    };

    /// <summary>What <see cref="Write"/> wrote. Of a kind that this program does not know there is nothing to do but look.</summary>
    public static AccountTask? Read(string? text) => text?.Split(' ') switch
    {
        null => null,
        [Password] => new AccountTask.ChangePassword(),
        [Prove, AppPassword, var page] => new AccountTask.Prove(Kind: null, page),
        [Prove, var name, var page] when MethodCatalogue.Find(name) is { } kind => new AccountTask.Prove(kind, page),
        [Bind, var name] when MethodCatalogue.Find(name) is { } kind => new AccountTask.Bind(kind, Replaces: null),
        [Bind, var name, var replaced] when MethodCatalogue.Find(name) is { } kind => new AccountTask.Bind(kind, Guid.Parse(replaced)),
        _ => new AccountTask.Visit(),
    };
}
