using System.Diagnostics;
using Identity.Domain.SignIn;

namespace Identity.Server.Gate;

/// <summary>Which page serves which decision. Pages never decide it.</summary>
internal static class JourneyPaths
{
    /// <summary>The page for a decision.</summary>
    public static string For(GateDecision decision, string handle) => decision switch
    {
        GateDecision.SignIn => SignIn(handle),
        GateDecision.Challenge => SignIn(handle, "/verify"),
        GateDecision.ChangePassword => SignIn(handle, "/change-password"),
        GateDecision.Enroll => SignIn(handle, "/more-info"),
        GateDecision.Review => SignIn(handle, "/review"),
        GateDecision.Consent => SignIn(handle, "/consent"),
        GateDecision.Refuse => SignIn(handle, "/stopped"),
        GateDecision.Proceed => Resume(handle),
        _ => throw new UnreachableException(),
    };

    /// <summary>The page that a sign-in is at now.</summary>
    public static string Next(Journey journey)
    {
        var decision = journey.Decide();
        return decision is GateDecision.Proceed && !journey.IsCoveredBySession() ? Continue(journey.Handle) : For(decision, journey.Handle);
    }

    /// <summary>Asks the gate and goes where it says.</summary>
    public static string Next(string handle) => SignIn(handle, "/next");

    /// <summary>Where a sign-in begins.</summary>
    public static string SignIn(string handle) => SignIn(handle, "");

    /// <summary>Back to the app, through the protocol.</summary>
    public static string Resume(string handle) => $"/connect/authorize/{Uri.EscapeDataString(handle)}";

    /// <summary>For a person whose proofs suffice but whose session has not been raised with them.</summary>
    public static string Continue(string handle) => SignIn(handle, "/continue");

    /// <summary>For a sign-in that has had its answer.</summary>
    public static string AlreadyDone(string handle) => SignIn(handle, "/already-done");

    /// <summary>For a sign-in that is not this browser's.</summary>
    public static string NotHere(string handle) => SignIn(handle, "/not-here");

    /// <summary>The list of what was set up, after the last step.</summary>
    public static string Done(string handle) => Enroll(handle, "done");

    /// <summary>The first page of a method's part of the wizard.</summary>
    public static string Enroll(string handle, string method) => $"/enroll/{Uri.EscapeDataString(handle)}/{method}";

    // A handle comes from an address that anybody can make up; as it was sent it might not be fit for a header.
    private static string SignIn(string handle, string page) => $"/sign-in/{Uri.EscapeDataString(handle)}{page}";
}
