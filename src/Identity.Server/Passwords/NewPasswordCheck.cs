using Identity.Domain.Passwords;
using Identity.Domain.Policies;
using Identity.Storage.People;

namespace Identity.Server.Passwords;

/// <summary>Asks the rules whether a password can be somebody's new one.</summary>
internal sealed class NewPasswordCheck(PasswordHashes hashes, PasswordEstimate estimate)
{
    /// <summary>What is wrong with it; <see langword="null"/> if nothing is.</summary>
    public PasswordProblem? Find(PasswordOwner owner, PasswordRule rule, string typed)
    {
        // Whatever its length refuses already is not worth the work of a hash.
        var isJudged = PasswordLength.Of(typed) is >= PasswordLength.Shortest and <= PasswordLength.Longest;
        var names = PersonalWords.Of(owner.UserName, owner.DisplayName, owner.Email);
        var strength = isJudged ? estimate.Of(typed, [.. names, .. rule.Words]) : null;
        var facts = new NewPasswordFacts
        {
            IsCurrent = isJudged && owner.PasswordHash is { } hash && hashes.Check(hash, typed, []).IsRight,
            IsGuessable = strength is { Score: 0 },
            Common = CommonPasswords.Words,
            Organisation = new BannedWords(rule.Words),
            Personal = new BannedWords(names),
        };
        if (NewPasswordRules.Check(typed, facts) is not NewPasswordVerdict.Refused(var fault))
        {
            return null;
        }

        return new PasswordProblem(fault, fault is NewPasswordFault.Unchanged ? null : strength);
    }
}
