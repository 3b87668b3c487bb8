using System.Diagnostics;

namespace KojiWidgetHarness.Tests.Benchmarks.Dashboard;

/// <summary><c>koji-harness</c> as a process of its own, so that its memory is nobody else's.</summary>
internal sealed class HarnessProcess : IAsyncDisposable
{
    private readonly Process process;

    private HarnessProcess(Process process) => this.process = process;

    public double Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Starts it; done once a line of its output holds this text.</summary>
    public static async Task<HarnessProcess> StartAsync(string ready, Action<string> read, params string[] arguments)
    {
        var started = new TaskCompletionSource();
        var process = new Process
        {
            StartInfo = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "koji-harness.dll"), .. arguments])
            {
                RedirectStandardOutput = true,
            },
            EnableRaisingEvents = true,
        };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
                return;
            read(line.Data);
            if (line.Data.Contains(ready, StringComparison.Ordinal))
                started.TrySetResult();
        };
        process.Exited += (_, _) => started.TrySetException(new InvalidOperationException($"koji-harness {arguments[0]} ended by itself."));
        process.Start();
        process.BeginOutputReadLine();
        await started.Task;
        return new HarnessProcess(process);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
