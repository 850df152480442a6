using Identity.Domain.Policies;
using Identity.Domain.Tests.Worlds;

namespace Identity.Server.Tests.Model.Rules;

/// <summary>App passwords: made by who may change methods, ended by their person and by what ends everything, and never anything but a key to doors (fault 9).</summary>
internal static class AppPasswordRule
{
    /// <summary>Looks at every app password that was made or ended, and writes down what is over.</summary>
    public static void Check(Change change, IEnumerable<ModelPerson> people)
    {
        foreach (var person in people)
        {
            var before = change.Before.AppPasswords[person.Id].ToDictionary(password => password.Id);
            var hasNewPassword = change.Before.People[person.Id].Hash != change.After.People[person.Id].Hash;
            var isKept = hasNewPassword && change.Policy.PasswordReset?.KeepAppPasswords == true;
            foreach (var password in change.After.AppPasswords[person.Id])
            {
                var had = before.GetValueOrDefault(password.Id);
                if (had is null)
                {
                    CheckMade(change, person.Id);
                    Holds.That(password.Epoch == person.Epoch, "attack 1: an app password of another epoch was made");
                }
                else if (had.EndedAt != password.EndedAt)
                {
                    Holds.That(
                        had.EndedAt is null && (change.Step.MayEnd.Contains(password.Id) || hasNewPassword || change.Step.MayRaise.Contains(person.Id)),
                        "rule 5: somebody else ended an app password, or one came back");
                    person.AppPasswords.FindAll(known => known.Id == password.Id).ForEach(known => known.IsEnded = true);
                }
                else
                {
                    Holds.That(had.Epoch == password.Epoch || isKept, "attack 1: an app password outlived its epoch");
                }
            }

            Carry(change, person, isKept);
        }
    }

    private static void CheckMade(Change change, Guid id)
    {
        Holds.That(change.Step.MayMakeAppPassword, "rule 5: an app password was made by a step that makes none");
        var world = change.World(id, [], change.Before);
        Holds.That(world.Policy.AppPasswords is not AppPasswordUse.Off && !Oracle.GetsOlderPage(world), "rule 5: an app password was made, which are off");
        MethodRule.CheckAuthority(change, id);
    }

    // Those that worked go on at the new epoch where policy says so.
    private static void Carry(Change change, ModelPerson person, bool isKept)
    {
        var (before, after) = (change.Before.People[person.Id].Epoch, change.After.People[person.Id].Epoch);
        foreach (var known in person.AppPasswords.Where(known => isKept && !known.IsEnded && known.Epoch == before))
        {
            known.Epoch = after;
        }
    }
}
