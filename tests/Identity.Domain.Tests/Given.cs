using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Keys;
using Identity.Domain.PasswordReset;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests;

/// <summary>An ordinary day: what a test does not say is like this.</summary>
internal static class Given
{
    public const long Epoch = 3;

    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A policy in which these methods are on for everyone.</summary>
    public static PolicyDocument On(params IEnumerable<AuthenticationMethod> methods) =>
        new() { Methods = [.. methods.Select(method => new MethodRule(method, On: true, GroupScope.All))] };

    /// <summary>A policy in which every method is on for everyone that people can set up by themselves: a hardware token has to be handed to them.</summary>
    public static PolicyDocument Everything(params IReadOnlyList<RegistrationRule> rules) =>
        On(MethodCatalogue.All.Where(method => method != MethodCatalogue.HardwareToken)) with { Registration = rules };

    public static RegistrationRule Requires(params IReadOnlyList<AuthenticationMethod> methods) =>
        Rule(new RegistrationRequirement.Named(methods, AllowOther: false));

    public static RegistrationRule RequiresOrOther(params IReadOnlyList<AuthenticationMethod> methods) =>
        Rule(new RegistrationRequirement.Named(methods, AllowOther: true));

    public static RegistrationRule Kinds(int number, MethodPurposes purpose) =>
        Rule(new RegistrationRequirement.Count(number)) with { Id = $"{purpose} {number}", Purpose = purpose };

    public static PersonFacts Person(params IEnumerable<RegisteredMethod> methods) => new()
    {
        Id = new Guid(99, 0, 0, new byte[8]),
        Epoch = Epoch,
        IsDisabled = false,
        CreatedAt = Now.AddYears(-1),
        Groups = new HashSet<string>(StringComparer.Ordinal),
        Methods = [.. methods],
        Deferrals = [],
    };

    public static PersonFacts PersonWith(params IEnumerable<AuthenticationMethod> methods) => Person(methods.Select(method => Registered(method)));

    public static RegisteredMethod Registered(
        AuthenticationMethod method, AssuranceLevel under = AssuranceLevel.TwoFactor, bool isDefault = false) => new()
        {
            Id = Guid.CreateVersion7(),
            Method = method,
            Channel = $"a {method}",
            Label = "mine",
            RegisteredAt = Now.AddDays(-30),
            RegisteredUnder = under,
            IsDefault = isDefault,
            MailDomain = method == MethodCatalogue.Email ? "mail.example" : null,
            Key = method == MethodCatalogue.SecurityKey ? Passkey : null,
        };

    /// <summary>A key that is found without a name and verifies its user.</summary>
    public static KeyTraits Passkey { get; } = new(Guid.Empty, IsDiscoverable: true, VerifiesUser: true, IsSynced: false);

    /// <summary>A policy in which everything is on and everybody may reset, with one method and without administrators.</summary>
    public static PolicyDocument Resettable(PasswordResetRule? rule = null) => Everything() with { PasswordReset = rule ?? Reset };

    public static PasswordResetRule Reset { get; } = new() { Administrators = ["admins"] };

    public static ResetProof ResetProof(RegisteredMethod method, int secondsAgo = 1, long epoch = Epoch) =>
        new(method.Method, method.Id, method.Channel, Now.AddSeconds(-secondsAgo), epoch);

    public static PersonFacts In(PersonFacts person, params IEnumerable<string> groups) => person with { Groups = groups.ToHashSet() };

    public static PasswordProof Password(int secondsAgo = 5, long epoch = Epoch) => new(Now.AddSeconds(-secondsAgo), epoch);

    public static TwoStepProof Proof(RegisteredMethod method, int secondsAgo = 1, long epoch = Epoch, bool atRegistration = false) =>
        new((TwoStepMethod)method.Method, method.Id, method.Channel, Now.AddSeconds(-secondsAgo), epoch, atRegistration);

    public static GateRequest Request(AssuranceLevel level = AssuranceLevel.OneFactor) =>
        new() { ClientId = "app", StartedAt = Now.AddSeconds(-30), Level = level };

    /// <summary>What is kept after the person skipped that rule in this sign-in.</summary>
    public static Deferral Skip(RegistrationRule rule, int askedDaysAgo = 0, int skipsUsed = 1) => new()
    {
        RuleId = rule.Id,
        FirstAskedAt = Now.AddDays(-askedDaysAgo),
        SkipsUsed = skipsUsed,
        SkippedAt = Now,
        RuleHash = rule.Hash,
        Deadline = rule.Deadline(Now.AddDays(-askedDaysAgo)),
    };

    private static RegistrationRule Rule(RegistrationRequirement requirement) =>
        new() { Id = "rule", Groups = GroupScope.All, Purpose = MethodPurposes.TwoStep, Requirement = requirement };
}
