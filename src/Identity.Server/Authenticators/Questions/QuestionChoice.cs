using Identity.Domain.Policies;
using Identity.Server.Hosting;
using Identity.Storage.Methods;

namespace Identity.Server.Authenticators.Questions;

/// <summary>Which questions a password reset asks: some of those that the person has, at random, the same ones at each page of one reset.</summary>
/// <remarks>
/// Nothing is stored and nobody can foretell them: the order is a keyed digest of the reset and the question. A name that nobody has, and a
/// person without questions, get a set of their own from a keyed digest of the name, as large as people register, and are asked some of
/// that in the same way. So, however often somebody asks, no name shows more different questions than people have, and each shows the
/// same ones again (attack 11).
/// What patience still tells: a set that changes is that of somebody who has just registered or redone questions; policy's own questions
/// are added to and removed from the sets of nobody by chance, and from a person's by the person alone; and people like some questions
/// better than others, which the sets of nobody do not. Each tells of a few names, and at five failed resets a day.
/// A person who registered fewer than are asked now, or whose question policy has removed, is asked others in their stead, which nobody
/// can answer: the questions have to be registered anew.
/// </remarks>
internal sealed class QuestionChoice(SecurityAnswerStore answers, MasterKey masterKey)
{
    /// <summary>The ids of the questions, as many as policy asks. One query, for whomever.</summary>
    /// <param name="name">The name whose password is forgotten, in the form in which names are compared.</param>
    /// <param name="personId">Who has that name; <see langword="null"/> if nobody has.</param>
    /// <param name="methodId">That person's registered questions, if a reset may be proven with them.</param>
    /// <param name="resetKey">The key of the reset: another one asks others.</param>
    /// <param name="rule">What policy says about questions.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<string>> ForAsync(
        string name, Guid? personId, Guid? methodId, string resetKey, QuestionRule rule, CancellationToken cancellationToken)
    {
        var registered = await answers.FindAsync(personId, methodId, cancellationToken);
        return For(name, [.. registered.Select(answer => answer.QuestionId)], resetKey, rule);
    }

    /// <summary>The same, of questions that are known.</summary>
    /// <param name="name">The name.</param>
    /// <param name="registered">What the person has; empty for nobody.</param>
    /// <param name="resetKey">The key of the reset.</param>
    /// <param name="rule">What policy says about questions.</param>
    public IReadOnlyList<string> For(string name, IReadOnlyCollection<string> registered, string resetKey, QuestionRule rule)
    {
        string[] there = [.. QuestionTexts.Ids(rule)];
        string[] ofName = [.. there.OrderBy(id => masterKey.Digest("question-set", $"{name}|{id}"), StringComparer.Ordinal)];
        string[] real = [.. there.Where(registered.Contains)];
        var set = real.Length > 0 ? real : ofName[..rule.Register];
        return
        [
            .. set.OrderBy(id => masterKey.Digest("question-choice", $"{resetKey}|{id}"), StringComparer.Ordinal)
                .Concat(ofName.Except(set))
                .Take(rule.Ask),
        ];
    }
}
