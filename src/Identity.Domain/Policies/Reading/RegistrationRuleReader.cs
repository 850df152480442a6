using System.Text.Json;
using Identity.Domain.Methods;

namespace Identity.Domain.Policies.Reading;

/// <summary>Reads <c>registration</c>: what must be registered.</summary>
internal sealed class RegistrationRuleReader(List<PolicyError> errors)
{
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    /// <summary>The rule; <see langword="null"/> if something is wrong with it, which is then among the errors.</summary>
    public RegistrationRule? Read(LocatedJson node)
    {
        if (!ObjectReader.IsObject(node, errors))
        {
            return null;
        }

        var reader = new ObjectReader(node, errors);
        var id = Id(reader);
        var groups = GroupScopeReader.Read(reader);
        var purpose = Purpose(reader);
        var requirement = Requirement(reader, node, purpose);
        var deferNode = reader.Take("defer");
        var defer = new DeferralRuleReader(errors).Read(deferNode, purpose);
        var nudge = Nudge(reader.Take("nudge"));
        if (nudge is not null && defer is not null)
        {
            errors.Add(new(deferNode!.Line, deferNode.Path, "has nothing to put off: a rule with nudge never blocks"));
        }

        reader.RefuseOthers();
        return id is null || purpose is null || requirement is null
            ? null
            : new() { Id = id, Groups = groups, Purpose = purpose.Value, Requirement = requirement, Defer = defer, Nudge = nudge };
    }

    private string? Id(ObjectReader reader)
    {
        if (reader.Require("id") is not { } value || reader.TextOf(value) is not { } id)
        {
            return null;
        }

        if (!ids.Add(id))
        {
            errors.Add(new(value.Line, value.Path, $"another rule has the id {id}"));
        }

        return id;
    }

    private MethodPurposes? Purpose(ObjectReader reader)
    {
        if (reader.Require("purpose") is not { } value)
        {
            return null;
        }

        MethodPurposes? purpose = PurposeNames.Find(value.Text);
        if (purpose is null)
        {
            errors.Add(new(value.Line, value.Path, "must be twoStep or passwordReset"));
        }

        return purpose;
    }

    private NudgeRule? Nudge(LocatedJson? node)
    {
        if (node is null or { Kind: JsonValueKind.Null } || !ObjectReader.IsObject(node, errors))
        {
            return null;
        }

        var reader = new ObjectReader(node, errors);
        var nudge = new NudgeRule(reader.Number("snoozeDays", 0, 14, fallback: 1), reader.Number("snoozes", 0, 3, fallback: 3));
        reader.RefuseOthers();
        return nudge;
    }

    private RegistrationRequirement? Requirement(ObjectReader reader, LocatedJson node, MethodPurposes? purpose)
    {
        var require = reader.Take("require");
        var count = reader.Take("count");
        var allowOther = reader.Flag("allowOther", fallback: false);
        if (require is null == count is null)
        {
            errors.Add(new(count?.Line ?? node.Line, node.PathOf("require"), "exactly one of require and count is needed"));
            return null;
        }

        if (count is null)
        {
            return Named(reader, require!, allowOther, purpose);
        }

        if (allowOther)
        {
            errors.Add(new(reader.Take("allowOther")!.Line, node.PathOf("allowOther"), "goes with require, not with count"));
        }

        var most = MethodCatalogue.All.Count(method => method.Serves(purpose ?? MethodPurposes.PasswordReset));
        return reader.Whole(count, 1, most) is { } number ? new RegistrationRequirement.Count(number) : null;
    }

    private RegistrationRequirement.Named? Named(ObjectReader reader, LocatedJson require, bool allowOther, MethodPurposes? purpose)
    {
        var methods = MethodNames.Read(reader, require, errors);
        if (require.Items.Count == 0)
        {
            errors.Add(new(require.Line, require.Path, "must name a method"));
        }

        foreach (var item in require.Items)
        {
            if (purpose is { } wanted && MethodCatalogue.Find(item.Text) is { } method && !method.Serves(wanted))
            {
                errors.Add(new(item.Line, item.Path, $"{method} is not good for {PurposeNames.Of(wanted)}"));
            }
        }

        return new(methods, allowOther);
    }
}
