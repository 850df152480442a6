using Identity.Domain.Methods;
using Identity.Server.Gate;

namespace Identity.Server.Pages.Shared;

/// <summary>A registered method as a person recognises it.</summary>
/// <param name="Id">Its id, for links.</param>
/// <param name="Name">The kind of method, as policy names it: <c>totp</c>.</param>
/// <param name="Label">The name that the person gave it.</param>
/// <param name="IsDefault">Whether it is asked first.</param>
internal sealed record MethodChoice(string Id, string Name, string Label, bool IsDefault = false)
{
    /// <summary>Whether it is good for password reset alone.</summary>
    public bool IsResetOnly { get; private init; }

    /// <summary>Whether it only stands in for the others, and has no name of the person's own.</summary>
    public bool IsReserve { get; private init; }

    /// <summary>The page of the second step with it.</summary>
    public string Page => JourneyPaths.SecondStepPage(Name);

    /// <summary>A method as the gate knows it.</summary>
    public static MethodChoice Of(RegisteredMethod method) => new(method.Id.ToString(), method.Method.Name, method.Label, method.IsDefault)
    {
        IsResetOnly = method.Method is ResetOnlyMethod,
        IsReserve = method.Method.IsReserve,
    };
}
