using FsCheck;
using FsCheck.Fluent;
using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Keys;
using Identity.Domain.PasswordReset;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.Worlds;

/// <summary>Generates policies, people, proofs, requests and clocks, close to each other so that every answer of the gate comes up.</summary>
public static class WorldGenerator
{
    public const long Epoch = 7;

    /// <summary>The organisation's own mail domain, which some policies refuse.</summary>
    public const string OwnDomain = "contoso.example";

    private const string OtherDomain = "mail.example";

    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] GroupNames = ["staff", "pilot", "guests", "admins"];

    private static Gen<GroupScope> Groups { get; } = Gen.Frequency(
        (6, Gen.Constant(GroupScope.All)),
        (1, Gen.Constant(new GroupScope(["staff", "guests"], []))),
        (1, Gen.Constant(new GroupScope(["*"], ["pilot"]))));

    /// <summary>Groups for a member that is nobody, or everyone, in most documents.</summary>
    private static Gen<GroupScope> Mostly(GroupScope scope) => Gen.Frequency((4, Gen.Constant(scope)), (3, Groups), (1, Gen.Constant(GroupScope.Nobody)));

    private static Gen<AssuranceLevel> Levels { get; } = Gen.Frequency(
        (7, Gen.Constant(AssuranceLevel.OneFactor)),
        (2, Gen.Constant(AssuranceLevel.TwoFactor)),
        (1, Gen.Constant(AssuranceLevel.PhishingResistant)));

    private static Gen<DeferralRule?> Defers { get; } = Gen.Frequency(
        (4, Gen.Constant<DeferralRule?>(null)),
        (3, Gen.Elements(0, 1, 14).Select(days => (DeferralRule?)new DeferralRule.GraceDays(days))),
        (2, Gen.Elements(-1, 0, 8, 30).Select(days => (DeferralRule?)new DeferralRule.Until(new DateOnly(2026, 6, 1).AddDays(days)))),
        (2, Gen.Elements(0, 1, 3).Select(times => (DeferralRule?)new DeferralRule.Skips(times))));

    /// <summary>How long ago a method was last proven, around the intervals that there are; none if never since it was registered.</summary>
    private static Gen<TimeSpan?> ProofAges { get; } = Gen.Elements<TimeSpan?>(
        null, null, TimeSpan.FromDays(2), TimeSpan.FromDays(30), TimeSpan.FromDays(30) + TimeSpan.FromTicks(1), TimeSpan.FromDays(181));

    /// <summary>How long ago something was, around every limit that there is; a little in the future too.</summary>
    private static Gen<TimeSpan> Ages { get; } = Gen.Elements(
        TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(61),
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(15) + TimeSpan.FromTicks(1),
        TimeSpan.FromMinutes(50), TimeSpan.FromDays(2), TimeSpan.FromSeconds(-1));

    private static Gen<long> Epochs { get; } = Gen.Frequency((20, Gen.Constant(Epoch)), (1, Gen.Constant(Epoch - 1)), (1, Gen.Constant(Epoch + 1)));

    public static Gen<World> Worlds =>
        from hours in Gen.Choose(0, 400)
        let now = Noon.AddHours(hours)
        from policy in Policies
        from person in Person(policy, now)
        from proofs in Proofs(person, now)
        from request in Request(now)
        select new World(policy, person, proofs, request, now);

    /// <summary>Worlds in which people had devices remembered, and sign in on them: some that count, others long over.</summary>
    public static Gen<World> WorldsWithDevices =>
        from world in Worlds
        from devices in Each(world.Person.Methods, method =>
            from isThere in Often(80)
            from ago in Gen.Elements(0.0, 1, 29, 30, 31, -0.01)
            from days in Gen.Elements(1, 30, 90)
            from epoch in Epochs
            select isThere ? Remembered(method, world.Now.AddDays(-ago), days, epoch) : null)
        from proofs in Each(devices.OfType<RememberedDevice>(), device =>
            from isRecognised in Often(80)
            from ago in Ages
            from epoch in Epochs
            select isRecognised ? new RememberedDeviceProof(device.Id, world.Now - ago, epoch) : null)
        select world with
        {
            Person = world.Person with { RememberedDevices = [.. devices.OfType<RememberedDevice>()] },
            Proofs = [.. world.Proofs, .. proofs.OfType<RememberedDeviceProof>()],
        };

    public static Gen<PolicyDocument> Policies =>
        from methods in Each(MethodCatalogue.All, method =>
            from present in Often(85)
            from groups in Groups
            from passkeys in Often(80)
            select present ? SwitchedOn(method, groups, passkeys) : null)
        from count in Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Constant(1)), (2, Gen.Constant(2)), (1, Gen.Constant(3)))
        from rules in Each(Enumerable.Range(0, count), Rule)
        from order in Gen.SubListOf(MethodCatalogue.All.AsEnumerable())
        from shuffled in Gen.Shuffle(order.AsEnumerable())
        from password in Often(92)
        from level in Levels
        from days in Gen.Elements(0, 30, 180)
        from remember in Gen.Elements(0, 30, 30, 90)
        from review in Mostly(GroupScope.Nobody)
        from experience in Mostly(GroupScope.All)
        from reset in Gen.Frequency((2, Gen.Constant<PasswordResetRule?>(null)), (3, Resets.Select(rule => (PasswordResetRule?)rule)))
        from words in Gen.SubListOf("contoso", "Fabrikam", "Zürich", "0800 \"help\"")
        select new PolicyDocument
        {
            Methods = [.. methods.OfType<MethodRule>()],
            Registration = rules,
            Order = shuffled,
            FirstRegistration = new(password ? ["password"] : []),
            ReconfirmDays = days,
            RememberDeviceDays = remember,
            Review = review,
            Experience = experience,
            SignIn = [new(["*"], AssuranceLevel.OneFactor), new(["app"], level)],
            PasswordReset = reset,
            Passwords = words.Count == 0 ? PasswordRule.Default : new([.. words]),
        };

    public static Gen<PasswordResetRule> Resets =>
        from groups in Mostly(GroupScope.All)
        from two in Mostly(GroupScope.Nobody)
        from administrators in Often(50)
        from key in Often(60)
        from reuse in Often(25)
        from refuses in Often(50)
        from contact in Gen.Elements(null, "https://contoso.example/help", "help@contoso.example")
        from register in Gen.Choose(3, 5)
        from ask in Gen.Choose(3, register)
        from custom in Gen.Choose(0, 2)
        select new PasswordResetRule
        {
            Groups = groups,
            TwoMethods = two,
            Administrators = administrators ? ["admins"] : [],
            SecurityKey = key,
            ReuseChannel = reuse,
            Contact = contact,
            Questions = new(register, ask, [.. Enumerable.Range(0, custom).Select(Question)]),
            RefusedDomains = refuses ? [OwnDomain] : [],
        };

    public static Gen<AuthenticationMethod> Methods { get; } = Gen.Elements(MethodCatalogue.All.AsEnumerable());

    /// <summary>A registered method, its row number in its id.</summary>
    public static RegisteredMethod Registered(AuthenticationMethod method, int row, DateTimeOffset at, AssuranceLevel under, bool isDefault = false) =>
        new()
        {
            Id = new Guid(row, 0, 0, new byte[8]),
            Method = method,
            Channel = $"channel {row}",
            Label = method.Name,
            RegisteredAt = at,
            RegisteredUnder = under,
            IsDefault = isDefault,
            MailDomain = method == MethodCatalogue.Email ? OtherDomain : null,
            Key = method == MethodCatalogue.SecurityKey ? Given.Passkey : null,
        };

    private static RememberedDevice Remembered(RegisteredMethod method, DateTimeOffset at, int days, long epoch) => new()
    {
        Id = new Guid(77, 0, 0, method.Id.ToByteArray()[..8]),
        Epoch = epoch,
        MethodId = method.Id,
        RememberedAt = at,
        Until = at.AddDays(days),
    };

    private static CustomQuestion Question(int number) =>
        new($"own-{number}", QuestionRule.Languages.ToDictionary(language => language, language => $"Question {number} in {language}?"));

    private static MethodRule SwitchedOn(AuthenticationMethod method, GroupScope groups, bool passkeys) => new(
        method,
        On: true,
        groups,
        method == MethodCatalogue.Phone ? new(Text: true, Call: false, ["NL"]) : null,
        method == MethodCatalogue.SecurityKey ? new KeySwitches { FirstFactor = passkeys } : null);

    private static Gen<RegistrationRule> Rule(int number) =>
        from groups in Groups
        from purpose in Gen.Elements(MethodPurposes.TwoStep, MethodPurposes.TwoStep, MethodPurposes.PasswordReset)
        let serving = MethodCatalogue.All.Where(method => method.Serves(purpose)).ToArray()
        from named in Often(65)
        from shuffled in Gen.Shuffle(serving.AsEnumerable())
        from kinds in Gen.Elements(1, 1, 2, 3)
        from allowOther in Often(50)
        from defer in purpose is MethodPurposes.PasswordReset ? Gen.Frequency((4, Defers), (1, Gen.Constant<DeferralRule?>(new DeferralRule.Always()))) : Defers
        from isNudge in Often(25)
        from days in Gen.Elements(0, 1, 14)
        from times in Gen.Choose(0, 3)
        select new RegistrationRule
        {
            Id = $"rule {number}",
            Groups = groups,
            Purpose = purpose,
            Requirement = named
                ? new RegistrationRequirement.Named([.. shuffled.Take(int.Min(kinds, 2))], allowOther)
                : new RegistrationRequirement.Count(kinds),
            Defer = isNudge ? null : defer,
            Nudge = isNudge ? new(days, times) : null,
        };

    private static Gen<PersonFacts> Person(PolicyDocument policy, DateTimeOffset now) =>
        from groups in Gen.SubListOf(GroupNames.AsEnumerable())
        from disabled in Often(3)
        from kinds in Gen.Frequency(
            (2, Gen.Constant<IList<AuthenticationMethod>>([])),
            (5, Gen.SubListOf(MethodCatalogue.All.AsEnumerable()).Select(list => (IList<AuthenticationMethod>)list)),
            (2, Gen.Constant<IList<AuthenticationMethod>>([MethodCatalogue.Totp, MethodCatalogue.Phone, MethodCatalogue.Totp])))
        from methods in Each(kinds.Select((kind, index) => (kind, index)), pair =>
            from under in Gen.Elements(AssuranceLevel.OneFactor, AssuranceLevel.TwoFactor, AssuranceLevel.PhishingResistant)
            from proven in ProofAges
            from registered in Gen.Elements(30, 200)
            from shared in Often(12)
            from domain in Gen.Elements(OwnDomain, OtherDomain, OtherDomain)
            from verifies in Often(70)
            select Registered(pair.kind, pair.index + 1, now.AddDays(-registered), under, pair.index == 1) with
            {
                ProvenAt = now - proven,
                Channel = $"channel {(shared ? 1 : pair.index + 1)}",
                MailDomain = pair.kind == MethodCatalogue.Email ? domain : null,
                Key = pair.kind == MethodCatalogue.SecurityKey ? Given.Passkey with { VerifiesUser = verifies } : null,
            })
        from deferrals in Each(policy.Registration, rule => Deferral(rule, now))
        from later in Often(25)
        from mustChange in Often(6)
        from held in Each(methods, method =>
            from isHeld in Often(7)
            from ago in Ages
            select isHeld ? new ResetChannel(method.Channel, now - ago) : null)
        select new PersonFacts
        {
            Id = new Guid(99, 0, 0, new byte[8]),
            Epoch = Epoch,
            IsDisabled = disabled,
            CreatedAt = now.AddYears(-1),
            Groups = groups.ToHashSet(),
            Methods = methods,
            MustChangePassword = mustChange,
            ResetChannels = [.. held.OfType<ResetChannel>()],
            Deferrals = [.. deferrals.OfType<Deferral>(), .. later ? [Skipped(Reconfirmation.Offer(policy), now)] : Array.Empty<Deferral>()],
        };

    private static Deferral Skipped(DeferralOffer offer, DateTimeOffset now) =>
        new() { RuleId = offer.RuleId, FirstAskedAt = now, SkipsUsed = 1, SkippedAt = now, RuleHash = offer.RuleHash, Deadline = offer.Deadline };

    private static Gen<Deferral?> Deferral(RegistrationRule rule, DateTimeOffset now) =>
        from kept in Often(80)
        from firstAsked in Gen.Elements(0, 1, 13, 14, 40)
        from skipped in Often(85)
        from ago in Ages
        from sameText in Often(85)
        from sameDeadline in Often(85)
        from used in Gen.Choose(0, 3)
        let first = now.AddDays(-firstAsked)
        let asked = new Deferral { RuleId = rule.Id, FirstAskedAt = first, SkipsUsed = used }
        let text = sameText ? rule : rule with { Groups = new(["others"], []) }
        let deadline = sameDeadline ? rule.Deadline(first) : now.AddDays(3)
        let put = skipped ? asked with { SkippedAt = now - ago, RuleHash = text.Hash, Deadline = deadline } : asked
        select kept ? put : null;

    private static Gen<IReadOnlyList<SignInProof>> Proofs(PersonFacts person, DateTimeOffset now) =>
        from passwords in Each(Enumerable.Range(0, 2), number =>
            from made in Often(number == 0 ? 90 : 20)
            from age in Ages
            from epoch in Epochs
            select made ? new PasswordProof(now - age, epoch) : null)
        from answered in Each(person.Methods.Where(method => method.Method is TwoStepMethod), method =>
            from made in Often(75)
            from age in Ages
            from epoch in Epochs
            from atRegistration in Often(20)
            from verified in Often(50)
            let key = method.Method == MethodCatalogue.SecurityKey ? new KeyUse(verified, IsSynced: false) : null
            select made
                ? new TwoStepProof((TwoStepMethod)method.Method, method.Id, method.Channel, now - age, epoch, atRegistration) { Key = key }
                : null)
        from stray in Often(10)
        let pending = new TwoStepProof(MethodCatalogue.Totp, new Guid(77, 0, 0, new byte[8]), "half-made", now, Epoch, atRegistration: true)
        select (IReadOnlyList<SignInProof>)
            [.. passwords.OfType<SignInProof>(), .. answered.OfType<SignInProof>(), .. stray ? [pending] : Array.Empty<SignInProof>()];

    private static Gen<GateRequest> Request(DateTimeOffset now) =>
        from level in Levels
        from client in Gen.Elements("app", "other")
        from started in Gen.Elements(0, 30, 600, 90_000)
        from maxAge in Gen.Frequency(
            (6, Gen.Constant<TimeSpan?>(null)), (1, Gen.Constant<TimeSpan?>(TimeSpan.Zero)),
            (1, Gen.Constant<TimeSpan?>(TimeSpan.FromMinutes(1))), (1, Gen.Constant<TimeSpan?>(TimeSpan.FromHours(1))))
        from force in Often(15)
        from consent in Often(8)
        select new GateRequest
        {
            ClientId = client,
            StartedAt = now.AddSeconds(-started),
            Level = level,
            MaxAge = maxAge,
            ForceSignIn = force,
            NeedsConsent = consent,
        };

    private static Gen<bool> Often(int percent) => Gen.Choose(1, 100).Select(number => number <= percent);

    private static Gen<IReadOnlyList<T>> Each<TSource, T>(IEnumerable<TSource> sources, Func<TSource, Gen<T>> generate) =>
        Gen.CollectToList(sources.Select(generate)).Select(list => (IReadOnlyList<T>)[.. list]);
}
