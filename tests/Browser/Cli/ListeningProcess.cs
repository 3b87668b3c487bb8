using System.Diagnostics;

namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary>A command that goes on until it is ended; its standard output is read line by line.</summary>
internal sealed class ListeningProcess(Process process) : IAsyncDisposable
{
    public async Task<string> NextLineAsync(CancellationToken cancellation) =>
        await process.StandardOutput.ReadLineAsync(cancellation)
        ?? throw new InvalidOperationException($"The command ended: {await process.StandardError.ReadToEndAsync(cancellation)}");

    public async Task<string?> NextErrorAsync(CancellationToken cancellation) => await process.StandardError.ReadLineAsync(cancellation);

    public int Id => process.Id;

    public async Task<int> ExitCodeAsync(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
