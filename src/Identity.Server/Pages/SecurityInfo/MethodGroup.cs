using Identity.Domain.Methods;

namespace Identity.Server.Pages.SecurityInfo;

/// <summary>Methods with one purpose.</summary>
/// <param name="IsTwoStep">Whether they are good for signing in; otherwise for password reset alone (rule 2).</param>
/// <param name="Methods">The methods, the default first.</param>
internal sealed record MethodGroup(bool IsTwoStep, IReadOnlyList<RegisteredMethod> Methods);
