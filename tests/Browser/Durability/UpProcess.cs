using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using KojiWidgetHarness.Protocol;

namespace KojiWidgetHarness.Tests.Browser.Durability;

/// <summary><c>koji-harness up</c> on fixed ports with a data folder, as a process that can be killed and started again.</summary>
internal sealed class UpProcess(IReadOnlyList<KeyValuePair<string, string>> environment) : IAsyncDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"koji-up-test-{Guid.NewGuid():N}");
    private readonly int port = FreePort();
    private readonly int widgetPort = FreePort();
    private Process process = null!;

    public Uri Address => new($"http://localhost:{port}");

    /// <summary>The token that the folder keeps from one start to the next.</summary>
    public string ReaderToken => File.ReadLines(Path.Combine(folder, "tokens")).Last();

    public static async Task<UpProcess> StartAsync(params IReadOnlyList<KeyValuePair<string, string>> environment)
    {
        var up = new UpProcess(environment);
        await up.StartAgainAsync();
        return up;
    }

    /// <summary>Starts it; done once it answers.</summary>
    public async Task StartAgainAsync()
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "koji-harness.dll"),
            "up",
            "--port",
            $"{port}",
            "--widget-port",
            $"{widgetPort}",
            "--data",
            folder,
        ];
        var ready = new TaskCompletionSource();
        process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
            EnableRaisingEvents = true,
        };
        foreach (var (name, value) in environment)
            process.StartInfo.Environment[name] = value;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("ready", StringComparison.Ordinal) == true)
                ready.TrySetResult();
        };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.Exited += (_, _) =>
            ready.TrySetException(new InvalidOperationException("The host ended by itself. Its errors stand above."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ready.Task.WaitAsync(Guard.Patience);
    }

    /// <summary>Ends it as kill -9 does: it gets no chance to do anything.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>The host page as a session of a run.</summary>
    public string HostPage(string run, string session) => $"{Address}{ProtocolRoutes.EmbedPage[1..]}?run={run}&session={session}";

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(folder, recursive: true);
    }

    // Below those that the system gives to anyone who asks for any: none of them is taken between this look and the start, or after a kill.
    private static int FreePort()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(20_000, 32_000));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Somebody's: the next.
            }
        }
    }
}
