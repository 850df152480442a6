using System.Globalization;
using System.Text.Json;
using Identity.Domain.Methods;

namespace Identity.Domain.Policies.Reading;

/// <summary>Reads <c>defer</c>: whether a rule can wait.</summary>
internal sealed class DeferralRuleReader(List<PolicyError> errors)
{
    /// <summary>The rule; <see langword="null"/> if there is none or something is wrong with it.</summary>
    public DeferralRule? Read(LocatedJson? node, MethodPurposes? purpose)
    {
        if (node is null or { Kind: JsonValueKind.Null } || !ObjectReader.IsObject(node, errors))
        {
            return null;
        }

        var reader = new ObjectReader(node, errors);
        var grace = reader.Take("graceDays");
        var until = reader.Take("until");
        var skips = reader.Take("skips");
        var always = reader.Take("always");
        reader.RefuseOthers();
        if (new[] { grace, until, skips, always }.Count(value => value is not null) != 1)
        {
            errors.Add(new(node.Line, node.Path, "needs exactly one of graceDays, until, skips and always"));
            return null;
        }

        if (always is not null)
        {
            return Always(always, purpose);
        }

        if (until is not null)
        {
            return Day(until) is { } day ? new DeferralRule.Until(day) : null;
        }

        if (grace is not null)
        {
            return reader.Whole(grace, 0, 90) is { } days ? new DeferralRule.GraceDays(days) : null;
        }

        return reader.Whole(skips!, 0, 10) is { } times ? new DeferralRule.Skips(times) : null;
    }

    private DeferralRule.Always? Always(LocatedJson value, MethodPurposes? purpose)
    {
        if (value.Kind is not JsonValueKind.True)
        {
            errors.Add(new(value.Line, value.Path, "must be true; a rule that cannot wait has no defer"));
            return null;
        }

        if (purpose is MethodPurposes.TwoStep)
        {
            errors.Add(new(value.Line, value.Path, "is for rules of purpose passwordReset alone"));
            return null;
        }

        return new();
    }

    private DateOnly? Day(LocatedJson value)
    {
        if (value.Kind is JsonValueKind.String
            && DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        errors.Add(new(value.Line, value.Path, "must be a date such as 2026-12-31"));
        return null;
    }
}
