using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Probes;
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

    [TestMethod]
    public async Task Look_WhereNothingIsWrong_TellsEverythingApartFromWhatIs()
    {
        var found = await LookAsync("0", "microphone");

        (Fact, string)[] expected =
        [
            (Fact.AllowAttribute, "microphone"),
            (Fact.AllowPresent, FactValues.Yes),
            (Fact.AllowDelegates, FactValues.Yes),
            (Fact.MicrophonePolicy, FactValues.Allowed),
            (Fact.SecureContext, FactValues.Yes),
            (Fact.FrameOrigin, FactValues.AsSrc),
            (Fact.MicrophonePermission, FactValues.Granted),
            (Fact.AudioInputs, FactValues.Some),
            (Fact.MicrophoneError, FactValues.Granted),
            (Fact.AllowSinceLoad, FactValues.Unchanged),
        ];
        CollectionAssert.AreEqual(expected, found.Select(item => (item.Fact, item.Value)).ToList());
        Assert.IsTrue(found.All(item => item.Place == EvidencePlace.BrowserProtocol));
    }

    [TestMethod]
    [DataRow(false, FactValues.No, DisplayName = "the one that failed has no allow")]
    [DataRow(true, null, DisplayName = "two of a kind: nobody knows which of them failed")]
    public async Task Look_AtOneOfTwoWidgets_IsAtTheOneThatFailed(bool same, string? allowPresent)
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await TestBrowser.NewContextWithMicrophoneAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(stack.HostPage("s1"), new() { WaitUntil = WaitUntilState.Load });
        var src = await page.EvaluateAsync<string>(
            """
            same => new Promise(resolve => {
              const second = document.querySelector("iframe#widget").cloneNode();
              if (!same) second.removeAttribute("allow");
              second.onload = () => resolve(second.src);
              document.body.append(second);
            })
            """,
            same
        );
        var failed = new FrameInfo
        {
            Index = 1,
            Src = src,
            Allow = same ? "microphone" : null,
        };

        var found = await FrameProbe.LookAsync(BrowserKind.Chromium, page, page.Locator("iframe"), failed);

        Assert.AreEqual(allowPresent, found.SingleOrDefault(item => item.Fact == Fact.AllowPresent)?.Value);
    }

    private static async Task<IReadOnlyList<Evidence>> LookAsync(string disturbance, params string[] granted)
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await TestBrowser.NewContextWithMicrophoneAsync();
        // Granting nothing would deny everything.
        if (granted.Length > 0)
            await context.GrantPermissionsAsync(granted);
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(disturbance);
        await page.GotoAsync(stack.HostPage("s1"), new() { WaitUntil = WaitUntilState.Load });
        return await FrameProbe.LookAsync(BrowserKind.Chromium, page, page.Locator("iframe#widget"), of: null);
    }

    private static string Value(IReadOnlyList<Evidence> found, Fact fact) => found.Single(item => item.Fact == fact).Value;
}
