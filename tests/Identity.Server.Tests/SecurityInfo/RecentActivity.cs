namespace Identity.Server.Tests.SecurityInfo;

/// <summary>People see what happened to their own account.</summary>
public sealed class RecentActivity : SecurityInfoFixture
{
    [Test]
    public async Task Own_events_are_listed_with_app_and_method_and_nobody_elses()
    {
        var other = await OnPageAsync();
        var visit = await OnPageAsync();
        var phone = await Server.Phones.AddAsync(visit.Person);
        await GetAsync(visit, $"delete/{phone}");
        await PostAsync(visit);

        visit.Page = await visit.Page.FollowAsync("/activity");

        var list = visit.Page.Text("main ul");
        Assert.That(list, Does.Contain("Security info").And.Contain("Phone").And.Contain("127.0.0.1").Or.Contain("::1"));
        var before = visit.Page.Document.QuerySelectorAll("main li").Length;
        await GetAsync(other, "activity");
        Assert.That(other.Page.Document.QuerySelectorAll("main li"), Has.Length.LessThan(before));
        Assert.That(other.Page.Text("main ul"), Does.Not.Contain("Phone"));
    }
}
