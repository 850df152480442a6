using System.Diagnostics;
using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.SignIn;

namespace Identity.Server.Gate;

/// <summary>Which page serves which decision. Pages never decide it.</summary>
internal static class JourneyPaths
{
    /// <summary>What the address of a first page has that is shown because an earlier one's time was over. It changes a sentence and nothing else.</summary>
    public const string Again = "again";

    private const string AppPassword = "app-password";

    private const string KeyPage = "security-key";

    private const string TokenPage = "hardware-token";

    /// <summary>The page for a decision about a sign-in: the server's own pages need no interrupt before a step that the person asked for, and are their own way back.</summary>
    public static string For(GateDecision decision, Journey journey) => (decision, journey.Transaction.Task) switch
    {
        (GateDecision.Enroll(var plan, _), not null) when plan.IsOwnWish => Enroll(journey.Handle, plan.Steps[0].Method.Name),
        (GateDecision.Proceed, { } task) => OwnPages.After(task),
        _ => For(decision, journey.Handle),
    };

    /// <summary>The page for a decision about an app's request.</summary>
    public static string For(GateDecision decision, string handle) => decision switch
    {
        GateDecision.SignIn => SignIn(handle),
        GateDecision.Challenge([var first, ..]) => SecondStep(handle, SecondStepPage(first.Method.Name)),
        GateDecision.ChangePassword => SignIn(handle, "/change-password"),
        GateDecision.ConfirmMailbox => Mailbox(handle),
        GateDecision.Enroll => SignIn(handle, "/more-info"),
        GateDecision.Review => Review(handle),
        GateDecision.Consent => SignIn(handle, "/consent"),
        GateDecision.Refuse => SignIn(handle, "/stopped"),
        GateDecision.Proceed => Resume(handle),
        _ => throw new UnreachableException(),
    };

    /// <summary>The page that a sign-in is at now.</summary>
    public static string Next(Journey journey)
    {
        var decision = journey.Decide();
        return decision is GateDecision.Proceed && !journey.IsCoveredBySession() ? Continue(journey.Handle) : For(decision, journey);
    }

    /// <summary>Asks the gate and goes where it says.</summary>
    public static string Next(string handle) => SignIn(handle, "/next");

    /// <summary>Where a sign-in begins.</summary>
    public static string SignIn(string handle) => SignIn(handle, "");

    /// <summary>A page of the second step.</summary>
    public static string SecondStep(string handle, string page) => SignIn(handle, $"/{page}");

    /// <summary>Where somebody who used a recovery code is told that few are left.</summary>
    public static string CodesLeft(string handle) => SignIn(handle, "/codes-left");

    /// <summary>The page of the second step with a kind of method.</summary>
    public static string SecondStepPage(string method) => method switch
    {
        _ when method == MethodCatalogue.Phone.Name => "phone",
        _ when method == MethodCatalogue.SecurityKey.Name => KeyPage,
        _ when method == MethodCatalogue.RecoveryCodes.Name => "recovery-code",
        _ => "verify",
    };

    /// <summary>Where one begins again whose time was over.</summary>
    public static string SignInAgain(string handle) => SignIn(handle, $"?{Again}");

    /// <summary>Where a person signs out and the app's request waits on.</summary>
    public static string SignOut(string handle) => SignIn(handle, "/sign-out");

    /// <summary>Where a sign-in goes whose time is over, or that is done: the same request goes on.</summary>
    public static string Resume(Journey journey) => journey.Transaction.Task is null ? Resume(journey.Handle) : OwnPages.Path;

    /// <summary>Back to the app, through the protocol.</summary>
    public static string Resume(string handle) => $"/connect/authorize/{Uri.EscapeDataString(handle)}";

    /// <summary>For a person whose proofs suffice but whose session has not been raised with them.</summary>
    public static string Continue(string handle) => SignIn(handle, "/continue");

    /// <summary>Where what is registered is confirmed anew.</summary>
    public static string Review(string handle) => SignIn(handle, "/review");

    /// <summary>For a sign-in that has had its answer.</summary>
    public static string AlreadyDone(string handle) => SignIn(handle, "/already-done");

    /// <summary>For a sign-in that is not this browser's.</summary>
    public static string NotHere(string handle) => SignIn(handle, "/not-here");

    /// <summary>The list of what was set up, after the last step.</summary>
    public static string Done(string handle) => Enroll(handle, "done");

    /// <summary>The first page of a method's part of the wizard.</summary>
    public static string Enroll(string handle, string method) =>
        $"/enroll/{Uri.EscapeDataString(handle)}/{EnrollPage(method)}";

    /// <summary>The first page of what is to be set up next; the app password comes last.</summary>
    public static string Enroll(string handle, EnrollmentPlan.Interrupt plan) => Enroll(handle, plan.Next?.Method.Name ?? AppPassword);

    /// <summary>Where an app password that was just made is shown.</summary>
    public static string NewAppPassword(string handle) => Enroll(handle, $"{AppPassword}/show");

    /// <summary>Where a temporary access pass is typed.</summary>
    public static string Pass(string handle) => SignIn(handle, "/pass");

    /// <summary>Where the account's own mail address is confirmed.</summary>
    public static string Mailbox(string handle) => SignIn(handle, "/mailbox");

    /// <summary>Where somebody who forgot the password leaves the sign-in, which waits.</summary>
    public static string Forgot(string handle) => SignIn(handle, "/forgot");

    private static string EnrollPage(string method) => method switch
    {
        _ when method == MethodCatalogue.SecurityKey.Name => KeyPage,
        _ when method == MethodCatalogue.HardwareToken.Name => TokenPage,
        _ => method,
    };

    // A handle comes from an address that anybody can make up; as it was sent it might not be fit for a header.
    private static string SignIn(string handle, string page) => $"/sign-in/{Uri.EscapeDataString(handle)}{page}";
}
