namespace Identity.Server.Tests.Model.Rules;

/// <summary>Attack 1: the epoch is raised by whatever must end all that began before, with it, and by nothing else.</summary>
internal static class EpochRule
{
    /// <summary>Compares the epochs and passwords with the model's, and writes down what they are now.</summary>
    public static void Check(Change change, IEnumerable<ModelPerson> people)
    {
        foreach (var person in people)
        {
            var (before, after) = (change.Before.People[person.Id], change.After.People[person.Id]);
            var isRaised = after.Epoch != before.Epoch;
            var mayChange = change.Step.MayChangePassword.ContainsKey(person.Id);
            Holds.That(before.Epoch == person.Epoch && after.Epoch <= before.Epoch + 1, "attack 1: an epoch went elsewhere than on by one");
            Holds.That(!isRaised || mayChange || change.Step.MayRaise.Contains(person.Id), "attack 1: an epoch was raised for no reason");
            Holds.That(after.Hash == before.Hash || (isRaised && (mayChange || after.Hash is null)), "attack 1: a password changed, and what began before goes on");
            if (after.Hash != before.Hash)
            {
                person.Password = after.Hash is null ? null : change.Step.MayChangePassword[person.Id];
            }

            person.Epoch = after.Epoch;
        }
    }
}
