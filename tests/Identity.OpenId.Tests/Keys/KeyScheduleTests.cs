using FsCheck.Fluent;
using Identity.OpenId.Keys;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Tests.Keys;

/// <summary>The life of signing keys, over years in which servers look at odd times (protocol line 43).</summary>
[Category("protocol-43")]
public sealed class KeyScheduleTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>However long nobody looks: there is one signer, it was published as long as it had to be, and what it signed can be verified long enough.</summary>
    [FsCheck.NUnit.Property]
    public FsCheck.Property Signer_was_announced_and_is_kept() => Prop.ForAll<byte[]>(WasAnnouncedAndIsKept);

    private static bool WasAnnouncedAndIsKept(byte[] daysBetween)
    {
        var (now, keys) = (Start, new List<StoredSigningKey>());
        foreach (var days in daysBetween.Append((byte)1))
        {
            var before = keys.ToList();
            var plan = KeySchedule.Plan(keys, now);
            keys.RemoveAll(key => plan.Remove.Contains(key.KeyId));
            keys.AddRange(plan.Make.Select(key => new StoredSigningKey($"{key.Algorithm} {key.SignsFrom:u}", key.Algorithm, now, key.SignsFrom, [])));
            foreach (var algorithm in SigningKeys.Algorithms)
            {
                var signer = KeySchedule.SignerOf(keys, algorithm, now)!;
                var isFirst = signer.CreatedAt == Start;
                var wasKept = before.Count == 0 || keys.Contains(KeySchedule.SignerOf(before, algorithm, now - KeySchedule.Kept + TimeSpan.FromTicks(1))!);
                if ((!isFirst && signer.CreatedAt + KeySchedule.Announced > now) || keys.Count(key => key.Algorithm == algorithm) > 2 || !wasKept)
                {
                    return false;
                }
            }

            now += TimeSpan.FromDays(days);
        }

        return true;
    }

    [Test]
    public void Nothing_is_due_twice()
    {
        StoredSigningKey[] keys = [.. SigningKeys.Algorithms.Select(algorithm => new StoredSigningKey(algorithm, algorithm, Start, Start, []))];

        Assert.That(KeySchedule.Plan([], Start).Make, Has.Count.EqualTo(3));
        Assert.That(KeySchedule.Plan(keys, Start + TimeSpan.FromDays(75)).IsEmpty, Is.True);
        Assert.That(KeySchedule.Plan(keys, Start + TimeSpan.FromDays(76)).Make, Is.All.Matches<(string Algorithm, DateTimeOffset SignsFrom)>(
            key => key.SignsFrom == Start + TimeSpan.FromDays(90)));
    }
}
