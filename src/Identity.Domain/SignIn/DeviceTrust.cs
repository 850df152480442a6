using Identity.Domain.Methods;
using Identity.Domain.Policies;

namespace Identity.Domain.SignIn;

/// <summary>"Do not ask again on this device": when that is offered, how long it holds, and the one question that it answers.</summary>
/// <remarks>
/// A remembered device stands in for the second step that the person's own registration asks for, and for nothing else: no level of an app or of
/// policy, no freshness, no page of the person's account, no change of a method (attacks 2 and 5).
/// </remarks>
public static class DeviceTrust
{
    /// <summary>For how many days the device can be remembered at this second step; 0 if it cannot.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="person">Who signs in.</param>
    /// <param name="method">The method that the second step is with. A reserve is for the day on which nothing else is at hand, and leaves nothing behind.</param>
    /// <param name="request">What is asked for: where a remembered device would not do, remembering it is not offered either.</param>
    public static int DaysOffered(PolicyDocument policy, PersonFacts person, RegisteredMethod method, GateRequest request) =>
        method.Method.IsReserve || !policy.IsUsable(method, person.Groups) || person.MustChangePassword || !MayStandIn(policy, request)
            ? 0
            : policy.RememberDeviceDays;

    /// <summary>When the device ends: as was said when it was remembered, or sooner where policy has fewer days by now.</summary>
    public static DateTimeOffset EndOf(PolicyDocument policy, RememberedDevice device)
    {
        var allowed = device.RememberedAt + TimeSpan.FromDays(policy.RememberDeviceDays);
        return allowed < device.Until ? allowed : device.Until;
    }

    /// <summary>The devices that still count for the person: of this epoch, not over, and by a method that the person still has.</summary>
    public static IEnumerable<RememberedDevice> Live(PolicyDocument policy, PersonFacts person, DateTimeOffset now) =>
        person.RememberedDevices.Where(device =>
            device.Epoch == person.Epoch
            && device.RememberedAt <= now
            && now < EndOf(policy, device)
            && person.Methods.Any(method => method.Id == device.MethodId));

    /// <summary>Whether a remembered device takes the place of the person's own second step.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="person">Who signs in.</param>
    /// <param name="open">The two-step methods that count now: policy has them on and no reset holds their channel (attack 3).</param>
    /// <param name="proofs">What has been proven and is current and fresh.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="now">The time.</param>
    internal static bool StandsIn(
        PolicyDocument policy,
        PersonFacts person,
        IReadOnlyCollection<RegisteredMethod> open,
        IEnumerable<SignInProof> proofs,
        GateRequest request,
        DateTimeOffset now) =>
        !person.MustChangePassword
        && MayStandIn(policy, request)
        && Live(policy, person, now).Any(device =>
            open.Any(method => method.Id == device.MethodId) && proofs.OfType<RememberedDeviceProof>().Any(proof => proof.DeviceId == device.Id));

    /// <summary>Whether nothing but the person's own registration asks for a second step.</summary>
    private static bool MayStandIn(PolicyDocument policy, GateRequest request) =>
        request is { Task: null, MaxAge: null, ForceSignIn: false, Level: <= AssuranceLevel.OneFactor }
        && policy.RequiredLevel(request.ClientId) <= AssuranceLevel.OneFactor;
}
