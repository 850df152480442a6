using System.Diagnostics;
using Identity.OpenId.Stores;
using Identity.Server.Tests.Model.Doings;
using Identity.Server.Tests.Model.Rules;

namespace Identity.Server.Tests.Model;

/// <summary>One sequence of steps. After each the rules hold.</summary>
internal sealed class ModelRun(ModelWorld world, ulong seed)
{
    private static readonly (int Weight, Func<Doing, Task> DoAsync)[] Doings =
    [
        (46, SigningIn.GoOnAsync),
        (5, Apps.OpenAsync),
        (14, SecurityInfoPages.DoAsync),
        (12, Resetting.DoAsync),
        (4, Apps.RedeemAsync),
        (3, Apps.RefreshAsync),
        (4, Others.AnswerCallAsync),
        (18, Others.WaitAsync),
        (2, Others.SignOutAsync),
        (6, OldPrograms.KnockAsync),
        (2, Passes.AdministerAsync),
        (1, Others.DisownAsync),
        (1, Others.AdministerAsync),
        (1, Others.PublishAsync),
    ];

    /// <summary>What happened, a line a step.</summary>
    public List<string> Story { get; } = [];

    /// <summary>How often each thing came about: a model in which nothing does proves nothing.</summary>
    public ModelTally Tally { get; } = new();

    /// <summary>Does these steps.</summary>
    public async Task RunAsync(IEnumerable<int> steps)
    {
        foreach (var number in steps)
        {
            await StepAsync(number);
        }
    }

    private async Task StepAsync(int number)
    {
        var dice = ModelDice.Of(seed, number);
        var browser = dice.Pick(world.Browsers);
        var step = new ModelStep { Browser = browser };
        var session = browser.Cookie("session") is { } handle ? Handle.Hash(handle) : null;
        var (before, version) = (world.Rows, world.Watcher.Version());
        try
        {
            await Choose(dice)(new Doing(world, step, browser, dice));
            if (world.Watcher.Version() != version || step.Released || step.Door is not null)
            {
                world.Look();
                var change = new Change
                {
                    Step = step,
                    Before = before,
                    After = world.Rows,
                    Policy = world.Policy,
                    Groups = world.Memberships,
                    Log = world.Log,
                    SessionBefore = session,
                    Now = world.Now,
                };
                Check(change);
                Tally.Count(change);
                ModelPost.Deliver(world);
            }
        }
        finally
        {
            Story.Add($"{number}: browser {browser.Number}: {step.Story}");
        }
    }

    private void Check(Change change)
    {
        OnceRule.Check(change);
        DeviceRule.Check(change);
        PurposeRule.Check(change);
        ResetRule.Check(change);
        ExitRule.Check(change);
        MethodRule.Check(change);
        ProvenMethodRule.Check(change);
        YoungMethodRule.Check(change);
        CodeRule.Check(change);
        VouchRule.Check(change);
        FreezeRule.Check(change);
        DoorRule.Check(change);
        EpochRule.Check(change, world.People);
        AppPasswordRule.Check(change, world.People);
        RecordRule.Check(change);
        WayBackRule.Check(change, world.Browsers);
        if (change.Step.Code is { } code)
        {
            var grant = Guid.Parse(change.After.Grants.Keys.Single(key => !change.Before.Grants.ContainsKey(key)));
            world.Tokens.Codes.Add((code, grant));
            world.Tokens.Levels[grant] = change.Step.Level;
        }
    }

    private static Func<Doing, Task> Choose(ModelDice dice)
    {
        var at = dice.Below(Doings.Sum(doing => doing.Weight));
        foreach (var (weight, doAsync) in Doings)
        {
            at -= weight;
            if (at < 0)
            {
                return doAsync;
            }
        }

        throw new UnreachableException();
    }
}
