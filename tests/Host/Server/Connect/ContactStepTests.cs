using KojiWidgetHarness.Host.Dashboard.Connect;
using KojiWidgetHarness.Host.Ingest;
using KojiWidgetHarness.Protocol;

namespace KojiWidgetHarness.Tests.Host.Server.Connect;

[TestClass]
public sealed class ContactStepTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 28, 10, 0, 0, TimeSpan.Zero);

    private static readonly PageContact Loaded = new("https://shop.example")
    {
        SeenAt = Start,
        ScriptAt = Start,
        ChangedAt = Start,
    };

    private static readonly PageContact Connected = Loaded with { ConnectedAt = Start.AddSeconds(1) };

    [TestMethod]
    public void Page_OnItsWay_IsAtOneStepAtATime()
    {
        Assert.AreEqual("done, waiting, unknown", States(Loaded, seconds: 5));
        Assert.AreEqual("done, done, waiting", States(Connected, seconds: 5));
        Assert.AreEqual("done, done, done", States(Connected with { WidgetAt = Start.AddSeconds(2) }, seconds: 60));
    }

    [TestMethod]
    public void Script_WithoutAConnection_StaysOpen()
    {
        Assert.AreEqual("done, unknown, unknown", States(Loaded, seconds: 11));
        StringAssert.Contains(Of(Loaded, 11)[1].Text, "connect-src");
        // Loaded anew: the connection of before says nothing.
        Assert.AreEqual("done, waiting, waiting", States(Connected with { ScriptAt = Start.AddSeconds(30) }, seconds: 31));
    }

    [TestMethod]
    public void Bundle_WithoutAScript_IsAsGood() =>
        Assert.AreEqual("unknown, done, waiting", States(Connected with { ScriptAt = null }, seconds: 5));

    [TestMethod]
    public void Refusal_NamesWhatHelps()
    {
        var refused = Loaded with { RefusedAt = Start.AddSeconds(1) };

        Assert.AreEqual("done, failed, unknown", States(refused, seconds: 60));
        StringAssert.Contains(Of(refused, 2)[1].Text, "Copy the tag again");
        StringAssert.Contains(Of(refused with { Refusal = ContactRefusal.Origin }, 2)[1].Text, "pages of this origin may not send");
        StringAssert.Contains(Of(refused with { Origin = "null", Refusal = ContactRefusal.Origin }, 2)[1].Text, "open it from a server");
        Assert.AreEqual(StepState.Waiting, Of(refused with { Refusal = ContactRefusal.Origin }, 2, isAllowed: true)[1].State);
        // That its origin is allowed does not make its token right.
        Assert.AreEqual(StepState.Failed, Of(refused, 2, isAllowed: true)[1].State);
    }

    [TestMethod]
    public void Page_WithoutAWidget_SaysWhereTheBridgeLooks()
    {
        var step = Of(Connected, 60)[2];

        Assert.AreEqual(StepState.Waiting, step.State);
        StringAssert.Contains(step.Text, "https://koji.so");
    }

    private static string States(PageContact contact, int seconds) =>
        string.Join(", ", Of(contact, seconds).Select(step => step.State.ToName()));

    private static IReadOnlyList<ContactStep> Of(PageContact contact, int seconds, bool isAllowed = false) =>
        ContactStep.Of(contact, isAllowed, Start.AddSeconds(seconds), ["https://koji.so"]);
}
