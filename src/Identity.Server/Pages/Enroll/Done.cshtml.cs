using Identity.Domain.SignIn;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;

namespace Identity.Server.Pages.Enroll;

/// <summary>The wizard's last page: what is registered now, and what happens at the next sign-in.</summary>
internal sealed class DoneModel(JourneyReader reader) : JourneyPage(reader)
{
    public WizardProgress Progress => WizardProgress.Of(Journey, left: 0);

    /// <summary>Everything that is registered, the default first.</summary>
    public IReadOnlyList<MethodChoice> Methods =>
        [.. Journey.Person!.Facts.Methods.OrderByDescending(method => method.IsDefault).Select(MethodChoice.Of)];

    /// <summary>The same in the groups that there is something in: for sign-in and password reset, then for password reset only.</summary>
    public IReadOnlyList<IGrouping<bool, MethodChoice>> Groups => [.. Methods.GroupBy(method => method.IsResetOnly).OrderBy(group => group.Key)];

    /// <summary>Where the sign-in goes on.</summary>
    public string NextUrl => JourneyPaths.Next(Handle);

    protected override bool Serves(GateDecision decision) => decision is GateDecision.Proceed or GateDecision.Consent;
}
