using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Running;
using Microsoft.Extensions.Time.Testing;

namespace KojiWidgetHarness.Tests.Unit.Cli;

/// <summary><c>run --rerun</c>: what counts as a change, and what becomes of the runs between.</summary>
[TestClass]
public sealed class RepeatedRunTests(TestContext test) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("koji-rerun-");
    private readonly FakeTimeProvider time = new();
    private readonly StringWriter log = new() { NewLine = "\n" };

    private string One => Path.Combine(folder.FullName, "one.yaml");

    private string Two => Path.Combine(folder.FullName, "two.yaml");

    public void Dispose()
    {
        log.Dispose();
        folder.Delete(recursive: true);
    }

    [TestMethod]
    public void File_ThatIsWritten_IsAChangeOnceItIsQuiet()
    {
        var changes = Watch();

        Assert.IsEmpty(changes.Look());
        Write(One, "half");
        Assert.IsEmpty(changes.Look());
        Write(One, "whole");
        Assert.IsEmpty(changes.Look());

        CollectionAssert.AreEqual(new[] { One }, changes.Look().ToArray());
        Assert.IsEmpty(changes.Look());
    }

    [TestMethod]
    public void File_ThatIsReplaced_IsAChange_AndOneThatIsTouchedIsNot()
    {
        var changes = Watch();

        File.SetLastWriteTimeUtc(Two, DateTime.UtcNow.AddDays(1));
        File.Delete(One);
        Assert.IsEmpty(changes.Look());
        Assert.IsEmpty(changes.Look());
        Write(One, "new");
        Assert.IsEmpty(changes.Look());

        CollectionAssert.AreEqual(new[] { One }, changes.Look().ToArray());
    }

    [TestMethod]
    public async Task Change_DuringARun_IsRunAfterIt()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(test.CancellationToken);
        var runs = new List<bool>();

        var code = await RepeatAsync(
            isFirst =>
            {
                runs.Add(isFirst);
                if (isFirst)
                    Write(Two, "changed");
                else
                    stop.Cancel();
                return Task.FromResult(isFirst ? ExitCodes.Failed : ExitCodes.AsExpected);
            },
            stop.Token
        );

        Assert.AreEqual(ExitCodes.AsExpected, code);
        CollectionAssert.AreEqual(new[] { true, false }, runs);
        StringAssert.Contains(log.ToString(), $"Waiting for a change of {One}, {Two}. Ctrl-C stops.\nChanged: {Two}\n");
    }

    [TestMethod]
    public async Task Stop_WhileItWaits_KeepsTheLastExitCode()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(test.CancellationToken);
        Watch();

        var running = new RepeatedRun(new([One, Two], time), log).RunAsync(_ => Task.FromResult(ExitCodes.Failed), stop.Token);
        Assert.IsFalse(running.IsCompleted);
        await stop.CancelAsync();

        Assert.AreEqual(ExitCodes.Failed, await running);
    }

    [TestMethod]
    public async Task FileThatIsWrong_EndsTheFirstRun_AndIsALineLater()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(test.CancellationToken);
        var runs = 0;

        await Assert.ThrowsExactlyAsync<UsageException>(() => RepeatAsync(_ => throw new UsageException("Wrong."), stop.Token));
        var code = await RepeatAsync(
            _ =>
            {
                Write(One, $"{++runs}");
                if (runs == 3)
                    stop.Cancel();
                return runs == 1 ? Task.FromResult(ExitCodes.AsExpected) : throw new UsageException($"Wrong {runs}.");
            },
            stop.Token
        );

        Assert.AreEqual(ExitCodes.Usage, code);
        StringAssert.Contains(log.ToString(), $"Changed: {One}\nWrong 2.\nWaiting for a change");
        StringAssert.EndsWith(log.ToString(), $"Changed: {One}\nWrong 3.\n");
    }

    private FileChanges Watch()
    {
        Write(One, "one");
        Write(Two, "two");
        var changes = new FileChanges([One, Two], time);
        changes.Remember();
        return changes;
    }

    private async Task<int> RepeatAsync(Func<bool, Task<int>> run, CancellationToken stop)
    {
        Watch();
        var running = new RepeatedRun(new([One, Two], time), log).RunAsync(run, stop);
        while (!running.IsCompleted)
        {
            time.Advance(FileChanges.Interval);
            await Task.Yield();
        }

        return await running;
    }

    private static void Write(string path, string text) => File.WriteAllText(path, text);
}
