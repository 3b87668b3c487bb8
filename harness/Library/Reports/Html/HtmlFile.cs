using System.Buffers.Binary;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Harness.Reports.Html;

/// <summary>An attachment beside the page.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Path">Relative to the page; null when it was not to be had.</param>
/// <param name="Original">Where it was.</param>
/// <param name="Width">Of a picture, in pixels; otherwise 0.</param>
/// <param name="Height">Of a picture, in pixels; otherwise 0.</param>
internal sealed record HtmlFile(AttachmentKind Kind, string? Path, string Original, int Width, int Height)
{
    /// <summary>The folder beside the page that they are in.</summary>
    public const string Folder = "attachments";

    private const int HeadLength = 24;

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> ZipSignature => "PK"u8;

    /// <summary>Copies the attachments of one time that a scenario was held.</summary>
    public static async Task<IReadOnlyList<HtmlFile>> CopyAsync(IReadOnlyList<Attachment> files, string folder, string name, CancellationToken cancellation)
    {
        var copied = new List<HtmlFile>();
        foreach (var file in files)
            copied.Add(await CopyAsync(file, folder, copied.Any(other => other.Kind == file.Kind) ? $"{name}-{copied.Count}" : name, cancellation));
        return copied;
    }

    /// <summary>Copies an attachment. Only what is a picture or an archive is: a run's JSON may name any file of this machine.</summary>
    private static async Task<HtmlFile> CopyAsync(Attachment file, string folder, string name, CancellationToken cancellation)
    {
        var missing = new HtmlFile(file.Kind, null, CleanText.Of(file.Path), 0, 0);
        if (!File.Exists(file.Path))
            return missing;

        await using var source = File.OpenRead(file.Path);
        var head = new byte[HeadLength];
        var length = await source.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, cancellation);
        var picture = file.Kind != AttachmentKind.Trace;
        if (length < HeadLength || !head.AsSpan().StartsWith(picture ? PngSignature : ZipSignature))
            return missing;

        var path = $"{Folder}/{name}-{(picture ? file.Kind == AttachmentKind.HostPage ? "page.png" : "dashboard.png" : "trace.zip")}";
        source.Position = 0;
        await ReportFile.WriteAsync(System.IO.Path.Combine(folder, path), source.CopyToAsync, cancellation);
        // PNG (W3C), 11.2.1: the header chunk comes first, and begins with width and height.
        return picture
            ? missing with { Path = path, Width = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)), Height = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(20)) }
            : missing with { Path = path };
    }
}
