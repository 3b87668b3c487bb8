using KojiWidgetHarness.Harness.Probes;
using KojiWidgetHarness.Protocol.Causes;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.Probes;

[TestClass]
[TestCategory("Browser")]
public sealed class FrameProbeTests
{
    // Without windows Chromium never leaves a question unanswered, so the browser's answer is kept back here.
    [TestMethod]
    public async Task Look_WhileNobodyAnswersTheQuestion_SaysSo()
    {
        var found = await LookAsync("MediaDevices.prototype.getUserMedia = () => new Promise(() => {})");

        Assert.AreEqual(FactValues.Unanswered, Value(found, Fact.MicrophoneError));
        Assert.AreEqual(FactValues.Prompt, Value(found, Fact.MicrophonePermission));
    }

    private static async Task<IReadOnlyList<Evidence>> LookAsync(string disturbance)
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await TestBrowser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(disturbance);
        await page.GotoAsync(stack.HostPage("s1"), new() { WaitUntil = WaitUntilState.Load });
        return await FrameProbe.LookAsync(page);
    }

    private static string Value(IReadOnlyList<Evidence> found, Fact fact) => found.Single(item => item.Fact == fact).Value;
}
