using System.Net;
using Identity.Domain.Enrollment;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.Golden;

/// <summary>What each person sees under each policy. An upgrade changes nobody's screen: a row that changes is a decision, and its reason is in the commit.</summary>
[Category("fault-25")]
internal sealed class GoldenTableTests
{
    private const int MostPages = 8;

    /// <summary>Where everybody is.</summary>
    private static readonly IPAddress Place = new([198, 18, 0, 1]);

    [Test]
    public void Nobodys_screen_has_changed()
    {
        string[] rows = [.. Rows()];
        var now = Path.Combine(TestContext.CurrentContext.TestDirectory, "Golden", "decisions-now.txt");
        File.WriteAllLines(now, rows);

        Assert.That(rows, Is.EqualTo(File.ReadAllLines(now.Replace("-now", "", StringComparison.Ordinal))), $"{now} has the rows of today.");
    }

    private static IEnumerable<string> Rows() =>
        from policy in GoldenPolicies.Schema1
        from person in GoldenPeople.Everybody
        select $"{policy.Name} | {person.Name} | {Screens(Read(policy.Json), person.Facts)}";

    /// <summary>The pages of one sign-in, in order, until the app, a dead end or the wizard.</summary>
    private static string Screens(PolicyDocument policy, PersonFacts person)
    {
        List<string> pages = [];
        List<SignInProof> proofs = [];
        MailboxConfirmation? mailbox = null;
        while (pages.Count < MostPages)
        {
            var decision = ExitGate.Decide(policy, person, proofs, Given.Request() with { Address = Place, Mailbox = mailbox }, Given.Now);
            pages.Add(Page(decision));
            switch (decision)
            {
                case GateDecision.SignIn when proofs.Count == 0:
                    proofs.Add(Given.Password() with { Network = policy.FirstRegistration.NetworkOf(Place) });
                    proofs.AddRange(person.RememberedDevices.Select(device => new RememberedDeviceProof(device.Id, proofs[0].At, person.Epoch)));
                    break;
                case GateDecision.ConfirmMailbox when mailbox is null:
                    mailbox = new MailboxConfirmation(person.Id, person.Epoch, Given.Now);
                    break;
                case GateDecision.Challenge(var methods):
                    proofs.Add(Given.Proof(methods[0]));
                    break;
                default:
                    return string.Join(" > ", pages);
            }
        }

        return $"{string.Join(" > ", pages)} > in a circle";
    }

    private static string Page(GateDecision decision) => decision switch
    {
        GateDecision.Proceed(var signIn) => $"app ({AcrValues.Of(signIn.Level)}; {string.Join(' ', signIn.Amr)})",
        GateDecision.SignIn => "sign in",
        GateDecision.Challenge(var methods) => $"verify ({string.Join(' ', methods.Select(method => method.Method))})",
        GateDecision.Enroll(var plan, var permit) => $"more info ({Plan(plan)}; by {permit.Level})",
        GateDecision.Review(var due, _) => $"review ({string.Join(' ', due.Select(method => method.Method))})",
        GateDecision.ChangePassword => "new password",
        GateDecision.ConfirmMailbox => "mailbox",
        GateDecision.Refuse(var reason) => $"stopped ({reason})",
        _ => decision.GetType().Name,
    };

    private static string Plan(EnrollmentPlan.Interrupt plan)
    {
        var methods = plan.Steps.Select(step => string.Join('/', step.Choices));
        var steps = string.Join(", ", plan.AppPassword ? methods.Append("app password") : methods);
        var because = string.Join(", ", plan.Because.Select(reason => $"{reason.Trigger} {reason.RuleId}".TrimEnd()));
        return (plan.SkippableUntil, plan.SkipsLeft) switch
        {
            ({ } until, _) => $"{steps}; {because}; skip until {until:yyyy-MM-dd}",
            (_, { } left) => $"{steps}; {because}; {left} skips left",
            _ when plan.IsSkippable => $"{steps}; {because}; skip",
            _ => $"{steps}; {because}",
        };
    }

    private static PolicyDocument Read(string json) => ((PolicyReading.Valid)PolicyReader.Read(json)).Document;
}
