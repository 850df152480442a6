using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>A page of the second step: with one of the methods that the gate has named for this person.</summary>
internal abstract class ChallengePage(JourneyReader reader) : JourneyPage(reader)
{
    /// <summary>Which of the methods; the first one of the page's kind if it is not said.</summary>
    [FromQuery(Name = "method")]
    public Guid? MethodId { get; set; }

    /// <summary>Whether the person does not want to be asked again in this browser.</summary>
    [BindProperty]
    public bool RememberDevice { get; set; }

    /// <summary>That choice; <see langword="null"/> where it is not offered.</summary>
    public DeviceChoice? Device => Chosen is { } method
        && DeviceTrust.DaysOffered(Journey.Facts.Policy.Document, Journey.Person!.Facts, method, Journey.Asked) is > 0 and var days
            ? new DeviceChoice(days, RememberDevice)
            : null;

    /// <summary>The kind of method, as policy names it.</summary>
    public string MethodName => Chosen?.Method.Name ?? "";

    /// <summary>The name that the person gave the method.</summary>
    public string MethodLabel => Chosen?.Label ?? "";

    /// <summary>What else may be used.</summary>
    public IReadOnlyList<MethodChoice> Others => [.. Methods.Where(method => !Covers(method)).Select(MethodChoice.Of)];

    /// <summary>Where a temporary access pass is typed; <see langword="null"/> if policy gives nobody one.</summary>
    public string? PassPath => Journey.Facts.Policy.Document.AccessPass.IsOffered ? JourneyPaths.Pass(Handle) : null;

    // Only the methods that the gate has named for this person can be chosen, whoever's id is sent (fault 8).
    protected RegisteredMethod? Chosen
    {
        get
        {
            var fitting = Methods.Where(Serves);
            return MethodId is { } id ? fitting.FirstOrDefault(method => method.Id == id) : fitting.FirstOrDefault();
        }
    }

    /// <summary>The methods that the gate has named.</summary>
    protected IReadOnlyList<RegisteredMethod> Methods => ((GateDecision.Challenge)Decision).Methods;

    protected sealed override bool Serves(GateDecision decision) => decision is GateDecision.Challenge;

    /// <summary>Whether the page is for such a method.</summary>
    protected abstract bool Serves(RegisteredMethod method);

    /// <summary>Whether the page is for this method now, so that it is not offered as another one.</summary>
    protected virtual bool Covers(RegisteredMethod method) => method == Chosen;

    /// <summary>The page after an answer that was right, or that came too late.</summary>
    protected IActionResult After(SecondStepOutcome outcome) =>
        SeeOther(outcome is SecondStepOutcome.Accepted(var recorded) ? recorded.Path : JourneyPaths.Next(Handle));
}
