using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Protocol.Machine;

namespace KojiWidgetHarness.Cli.Machine;

/// <summary>What the harness uses of a machine besides browsers.</summary>
internal static class LocalChecks
{
    private const int OldestNode = 20;

    /// <summary>The runtime that this program runs in.</summary>
    public static MachinePart Runtime() =>
        new()
        {
            Name = ".NET",
            State = MachineState.Ready,
            Found = $"{Environment.Version} on {System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}",
        };

    /// <summary>Node, which builds the bridge and nothing else.</summary>
    public static async Task<MachinePart> NodeAsync(CancellationToken cancellation)
    {
        const string Remedy = "Only building from source needs it: install Node.js 20 or newer.";
        try
        {
            using var node = Process.Start(
                new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true, RedirectStandardError = true }
            )!; // Nothing but a shell of Windows starts none.
            var version = (await node.StandardOutput.ReadToEndAsync(cancellation)).Trim().TrimStart('v');
            await node.WaitForExitAsync(cancellation);
            return
                int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major >= OldestNode
                ? new()
                {
                    Name = "Node.js",
                    State = MachineState.Ready,
                    Found = version,
                }
                : new()
                {
                    Name = "Node.js",
                    State = MachineState.Limited,
                    Found = version.Length > 0 ? version : "it says no version",
                    Remedy = Remedy,
                };
        }
        catch (Win32Exception)
        {
            return new()
            {
                Name = "Node.js",
                State = MachineState.Limited,
                Found = "none was found",
                Remedy = Remedy,
            };
        }
    }

    /// <summary>Whether the port that a command takes by itself is free.</summary>
    public static MachinePart Port(int port, string option)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"port {port}");
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return new()
            {
                Name = name,
                State = MachineState.Ready,
                Found = "free",
            };
        }
        catch (SocketException taken)
        {
            return new()
            {
                Name = name,
                State = MachineState.Limited,
                Found = taken.Message,
                Remedy = $"Stop what listens there (a second up?), or choose another with up {option}; 0 takes a free one.",
            };
        }
    }

    /// <summary>Whether events can be kept.</summary>
    public static MachinePart Data(string folder)
    {
        try
        {
            var probe = Path.Combine(PrivateFile.CreateFolder(folder), $"{Guid.NewGuid():N}.tmp");
            PrivateFile.Create(probe).Dispose();
            File.Delete(probe);
            if (PrivateFile.FolderProblem(folder) is { } problem)
                throw new IOException(problem);
            var bytes = new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);
            return new()
            {
                Name = "data folder",
                State = MachineState.Ready,
                Found = string.Create(CultureInfo.InvariantCulture, $"{folder}, {bytes / 1e6:0.0} MB"),
            };
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new()
            {
                Name = "data folder",
                State = MachineState.Limited,
                Found = refused.Message,
                Remedy = "Name another with --data, or keep nothing with --ephemeral.",
            };
        }
    }
}
