using Identity.Domain.Methods;
using Identity.Server.Gate;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SecurityInfo;

/// <summary>A page about one of the person's methods; of anybody else's there is none (fault 8).</summary>
internal abstract class MethodPage(AccountReader reader, AccountSignIn signIn) : SecurityInfoPage(reader, signIn)
{
    /// <summary>The method's id, from the path.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The kind of method, as policy names it.</summary>
    public string MethodName => Method.Method.Name;

    /// <summary>The person's name for it.</summary>
    public string MethodLabel => Method.Label;

    /// <summary>Whether it only stands in for the others, and has no name of the person's own.</summary>
    public bool IsReserve => Method.Method.IsReserve;

    /// <summary>Whether it is good for signing in; otherwise for password reset alone.</summary>
    public bool IsTwoStep => Method.Method is TwoStepMethod;

    /// <summary>The method.</summary>
    protected RegisteredMethod Method => Account.Find(Id) ?? throw new InvalidOperationException("The page was asked before its method was found.");

    protected override IActionResult? Prepare() => Account.Find(Id) is null ? Overview() : null;
}
