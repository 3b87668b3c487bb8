using KojiWidgetHarness.Scenarios.Running;
using Microsoft.Extensions.Time.Testing;

namespace KojiWidgetHarness.Tests.Unit.Scenarios.Running;

[TestClass]
public sealed class StepLogTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly StringWriter log = new() { NewLine = "\n" };

    public void Dispose() => log.Dispose();

    [TestMethod]
    public async Task Step_IsSaidBeforeItIsDone()
    {
        await using var steps = new StepLog(log, terminal: false, time);
        var before = "";

        await steps.DoAsync("Starting", () => Task.FromResult(before = log.ToString()));

        Assert.AreEqual("[0.0s] Starting …\n", before);
    }

    [TestMethod]
    public async Task WithoutATerminal_EachStepIsOneLine_ThatSaysWhenItBegan()
    {
        await using var steps = new StepLog(log, terminal: false, time);

        Assert.AreEqual(7, await steps.DoAsync("Starting", () => Take(1.5, 7)));
        steps.Say("Running");

        Assert.AreEqual("[0.0s] Starting …\n[1.5s] Running …\n", log.ToString());
    }

    [TestMethod]
    public async Task InATerminal_EachStepIsOneLine_ThatEndsWithHowLongItTook()
    {
        await using var steps = new StepLog(log, terminal: true, time);

        await steps.DoAsync("Starting", () => Take(0.9, true));
        await steps.DoAsync("Opening", () => Take(12.34, true));
        steps.Say("Running");

        Assert.AreEqual("Starting … 900ms\nOpening … 12.3s\nRunning …\n", log.ToString());
    }

    [TestMethod]
    public async Task WhatOthersWriteMeanwhile_StandsOnLinesOfItsOwn()
    {
        await using var steps = new StepLog(log, terminal: true, time);

        await steps.DoAsync("Starting", async () =>
        {
            await steps.WriteLineAsync("No browser found: installing …");
            steps.Write("Installed");
            steps.WriteLine(".");
        });

        Assert.AreEqual("Starting …\nNo browser found: installing …\nInstalled.\n", log.ToString());
    }

    [TestMethod]
    public async Task StepThatFails_LeavesALineOfItsOwnToTheReason()
    {
        await using var steps = new StepLog(log, terminal: true, time);

        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() =>
            steps.DoAsync("Starting", () => throw new InvalidOperationException("no"))
        );

        Assert.AreEqual("Starting …\n", log.ToString());
    }

    [TestMethod]
    public void Name_OfAnAddress_IsWithoutWhatMayBeSecret() =>
        Assert.AreEqual(
            "https://host.test:8080/a%1Bb",
            StepLog.Name(new Uri("https://user:secret@host.test:8080/a\u001bb?token=secret#secret"))
        );

    private Task<T> Take<T>(double seconds, T result)
    {
        time.Advance(TimeSpan.FromSeconds(seconds));
        return Task.FromResult(result);
    }
}
