using System.Buffers.Binary;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.Output;

namespace KojiWidgetHarness.Reports.Html;

/// <summary>
/// Copies attachments beside the page. Only what is a picture or an archive is: a run's JSON may name any file of this machine.
/// </summary>
/// <param name="folder">The report's folder.</param>
/// <param name="trueFolder">Its path without a link.</param>
/// <param name="areForeign">Whether anybody may have named them.</param>
internal sealed class HtmlAttachments(string folder, string trueFolder, bool areForeign)
{
    /// <summary>The folder beside the page that they are in.</summary>
    public const string Folder = "attachments";

    private const int HeadLength = 24;

    // Of a trace of some minutes with pictures; a file without an end must not fill the disk.
    private const long LargestFile = 1024L * 1024 * 1024;

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> ZipSignature => "PK"u8;

    /// <summary>Copies those of one attempt at a scenario.</summary>
    public async Task<IReadOnlyList<HtmlFile>> CopyAsync(IReadOnlyList<Attachment> files, string name, CancellationToken cancellation)
    {
        var copied = new List<HtmlFile>();
        foreach (var file in files)
            copied.Add(await CopyAsync(file, copied.Any(other => other.Kind == file.Kind) ? $"{name}-{copied.Count}" : name, cancellation));
        return copied;
    }

    private async Task<HtmlFile> CopyAsync(Attachment file, string name, CancellationToken cancellation)
    {
        var missing = new HtmlFile(file.Kind, null, CleanText.Of(file.Path), 0, 0);
        if (Open(file.Path) is not { } opened)
            return missing;

        await using var source = opened;
        var head = new byte[HeadLength];
        var length = await source.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, cancellation);
        var picture = file.Kind != AttachmentKind.Trace;
        if (length < HeadLength || source.Length > LargestFile || !head.AsSpan().StartsWith(picture ? PngSignature : ZipSignature))
            return missing;

        var path = $"{Folder}/{name}-{(picture ? file.Kind == AttachmentKind.HostPage ? "page.png" : "dashboard.png" : "trace.zip")}";
        source.Position = 0;
        await ReportFile.WriteInAsync(Path.Combine(folder, path), Path.Combine(trueFolder, Folder), source.CopyToAsync, cancellation);
        // PNG (W3C), 11.2.1: the header chunk comes first, and begins with width and height.
        return picture
            ? missing with
            {
                Path = path,
                Width = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)),
                Height = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(20)),
            }
            : missing with
            {
                Path = path,
            };
    }

    private FileStream? Open(string path)
    {
        try
        {
            return OpenedFile.OpenRead(path, exactly: areForeign);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
