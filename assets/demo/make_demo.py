"""Trains the demo checkpoint, demo-cnn.pth: a small CNN with filters worth looking at.

    python assets/demo/make_demo.py [--preview filters.png]

The data are "dead leaves" pictures: random coloured shapes that occlude each other, sizes drawn from
a power law. Their edges, scales and colours follow the statistics of photographs, so the first layer
learns what it learns from photographs: oriented edges and opponent colours. The task is to say which
of eight kinds of leaf a picture is made of.

Training has two stages. First conv1 alone, without labels: independent component analysis of small
patches (after FastICA, Hyvärinen 1999). Then the whole network with labels, by SGD with momentum.
About a minute and a half on two cores. Needs PyTorch, NumPy and Pillow; seeds are fixed.
"""

import argparse
import math
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageDraw
from torch import nn

KINDS = ("disc", "ellipse", "triangle", "square", "bar", "star", "striped", "ring")
SIDE = 64
FILTERS = 64
KERNEL = 7
COMPONENTS = 34
TRAIN_PICTURES, TEST_PICTURES = 4000, 800
EPOCHS = 12
SEED = 11
OUTPUT = Path(__file__).resolve().parent / "demo-cnn.pth"


# --- pictures -------------------------------------------------------------------------------------

def colour(rng: np.random.Generator) -> np.ndarray:
    """A natural colour, RGB 0..255: wide in luminance, narrower in hue and saturation."""
    light, hue, saturation = rng.uniform(25, 230), rng.uniform(0, 2 * np.pi), rng.exponential(24)
    blue_yellow, red_green = saturation * math.cos(hue), 0.8 * saturation * math.sin(hue)
    chroma = np.array([-0.5 * blue_yellow + red_green, -0.5 * blue_yellow - red_green, blue_yellow])
    return np.clip(light + chroma, 0, 255)


def polygon(kind: str, centre: np.ndarray, radius: float, angle: float) -> list[tuple[float, float]]:
    """The outline of one leaf."""
    if kind == "star":
        turns, radii = np.arange(10) / 10, np.where(np.arange(10) % 2, 0.42, 1.15)
    elif kind == "triangle":
        turns, radii = np.arange(3) / 3, np.full(3, 1.2)
    elif kind == "square":
        turns, radii = np.arange(4) / 4, np.full(4, 1.2)
    else:
        turns, radii = np.arange(28) / 28, np.ones(28)
    x, y = radii * np.cos(2 * np.pi * turns), radii * np.sin(2 * np.pi * turns)
    if kind == "ellipse":
        x, y = 1.5 * x, 0.6 * y
    if kind == "bar":
        x, y = np.array([-2.0, 2.0, 2.0, -2.0]), np.array([-0.32, -0.32, 0.32, 0.32])
    c, s = math.cos(angle), math.sin(angle)
    points = radius * np.stack([c * x - s * y, s * x + c * y], 1) + centre
    return [(float(px), float(py)) for px, py in points]


def picture(kind: str, rng: np.random.Generator) -> np.ndarray:
    """One picture of a single kind of leaf, uint8 [3, SIDE, SIDE]."""
    size = 2 * SIDE
    canvas = Image.new("RGB", (size, size), tuple(colour(rng).astype(int)))
    draw = ImageDraw.Draw(canvas)
    smallest, largest = 6.0, 70.0
    for _ in range(130):
        # Density of radii falls as r^-3, which makes the picture scale-invariant.
        u = rng.random()
        radius = (smallest**-2 - u * (smallest**-2 - largest**-2)) ** -0.5
        centre, angle = rng.uniform(-10, size + 10, 2), rng.uniform(0, 2 * np.pi)
        fill = colour(rng)
        draw.polygon(polygon(kind, centre, radius, angle), fill=tuple(fill.astype(int)))
        if kind == "ring":
            draw.polygon(polygon(kind, centre, 0.5 * radius, angle), fill=tuple(colour(rng).astype(int)))
        if kind == "striped":
            across = np.array([-math.sin(angle), math.cos(angle)])
            for step in (-0.6, 0.0, 0.6):
                ends = [centre + across * step * radius + along * math.sqrt(1 - step**2) * radius * 0.95
                        * np.array([math.cos(angle), math.sin(angle)]) for along in (-1, 1)]
                draw.line([tuple(map(float, e)) for e in ends], width=max(2, int(radius * 0.25)),
                          fill=tuple((0.55 * fill).astype(int)))
    pixels = np.asarray(canvas.resize((SIDE, SIDE), Image.Resampling.BOX), dtype=np.float32)
    # Uneven light, and the sensor's noise.
    y, x = np.mgrid[-1:1:SIDE * 1j, -1:1:SIDE * 1j]
    light = 1 + 0.25 * (rng.uniform(-1, 1) * x + rng.uniform(-1, 1) * y)
    pixels = pixels * light[..., None] + rng.normal(0, 2.0, pixels.shape)
    return np.clip(pixels, 0, 255).astype(np.uint8).transpose(2, 0, 1)


def pictures(count: int, rng: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    labels = np.arange(count) % len(KINDS)
    data = np.stack([picture(KINDS[k], rng) for k in labels])
    return torch.from_numpy(data), torch.from_numpy(labels)


def normalise(batch: torch.Tensor) -> torch.Tensor:
    return (batch.float() - 128.0) / 64.0


# --- stage 1: conv1 from patches ------------------------------------------------------------------

def patches(images: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Patches [n, 3*KERNEL*KERNEL] without their mean, faded towards the rim, slightly blurred."""
    x = nn.functional.conv2d(normalise(images), gaussian(5, 0.5)[None, None].repeat(3, 1, 1, 1), groups=3)
    taken = []
    for _ in range(20):
        row, column = torch.randint(x.shape[-1] - KERNEL, (2,), generator=generator).tolist()
        taken.append(x[:, :, row:row + KERNEL, column:column + KERNEL].flatten(1))
    data = torch.cat(taken)
    data = data[data.std(1) > 0.05]
    data = data - data.mean(1, keepdim=True)
    fade = gaussian(KERNEL, 2.5)
    data = (data.view(-1, 3, KERNEL, KERNEL) * (fade / fade.max())).flatten(1)
    return (data - data.mean(0)).double()


def gaussian(side: int, sigma: float) -> torch.Tensor:
    """A Gaussian [side, side] that sums to 1."""
    line = torch.exp(-((torch.arange(side) - side // 2) ** 2) / (2 * sigma**2))
    return line[:, None] * line / line.sum() ** 2


def independent_components(images: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """FILTERS filters [FILTERS, 3, KERNEL, KERNEL] that make patch responses as independent as possible.

    FastICA with tanh on the COMPONENTS strongest principal components, which keeps filters smooth.
    There are more filters than components, so instead of being orthogonal they push each other apart.
    """
    data = patches(images, generator)
    values, vectors = torch.linalg.eigh(data.T @ data / len(data))
    values, vectors = values[-COMPONENTS:], vectors[:, -COMPONENTS:]
    white = (data @ (vectors / values.sqrt())).float()
    w = spread(torch.randn(FILTERS, COMPONENTS, generator=generator))
    for _ in range(150):
        response = torch.tanh(white @ w.T)
        w = spread((1 - response**2).mean(0)[:, None] * w - response.T @ white / len(white))
    features = w.double() @ (vectors * values.sqrt()).T
    strongest = features.norm(dim=1).argsort(descending=True)
    return features[strongest].reshape(FILTERS, 3, KERNEL, KERNEL).float()


def spread(w: torch.Tensor) -> torch.Tensor:
    """Rows of length 1, with near-parallel rows moved away from each other."""
    w = nn.functional.normalize(w)
    for _ in range(3):
        likeness = (w @ w.T).fill_diagonal_(0) ** 3
        w = nn.functional.normalize(w - 0.3 * likeness @ w)
    return w


# --- stage 2: the network -------------------------------------------------------------------------

class Block(nn.Module):
    """Two 3x3 convolutions and a shortcut, as in ResNet."""

    def __init__(self, inputs: int, outputs: int, stride: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.downsample = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = self.bn2(self.conv2(torch.relu(self.bn1(self.conv1(x)))))
        return torch.relu(y + self.downsample(x))


class DemoNet(nn.Module):
    """conv1 7x7/2, max pool, two residual blocks, mean over the picture, fc."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, FILTERS, KERNEL, 2, KERNEL // 2, bias=False)
        self.bn1 = nn.BatchNorm2d(FILTERS)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        self.layer1 = nn.Sequential(Block(FILTERS, 32, 1))
        self.layer2 = nn.Sequential(Block(32, 64, 2))
        self.fc = nn.Linear(64, len(KINDS))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.maxpool(torch.relu(self.bn1(self.conv1(x))))
        return self.fc(self.layer2(self.layer1(x)).mean((2, 3)))


def accuracy(net: nn.Module, images: torch.Tensor, labels: torch.Tensor) -> float:
    net.eval()
    with torch.no_grad():
        hits = sum(int((net(normalise(i)).argmax(1) == l).sum()) for i, l in zip(images.split(200), labels.split(200)))
    return hits / len(labels)


def train() -> dict:
    torch.manual_seed(SEED)
    generator, rng = torch.Generator().manual_seed(SEED), np.random.default_rng(SEED)
    images, labels = pictures(TRAIN_PICTURES, rng)
    test_images, test_labels = pictures(TEST_PICTURES, rng)

    net = DemoNet().to(memory_format=torch.contiguous_format)
    with torch.no_grad():
        features = independent_components(images, generator)
        net.conv1.weight.copy_(features * (0.12 / features.flatten(1).std(1))[:, None, None, None])

    rate, batch, decay = 0.1, 64, 5e-4
    first, rest = [net.conv1.weight], [p for name, p in net.named_parameters() if name != "conv1.weight"]
    optimizer = torch.optim.SGD([{"params": first, "lr": 0.1 * rate}, {"params": rest, "lr": rate}],
                                momentum=0.9, nesterov=True, weight_decay=decay)
    steps = EPOCHS * (len(images) // batch)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    history = []
    for epoch in range(EPOCHS):
        net.train()
        order = torch.randperm(len(images), generator=generator)
        for chosen in order.split(batch)[: len(images) // batch]:
            x = normalise(images[chosen])
            if torch.rand((), generator=generator) < 0.5:
                x = x.flip(3)
            loss = nn.functional.cross_entropy(net(x), labels[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            scheduler.step()
        history.append(round(accuracy(net, test_images, test_labels), 4))
        print(f"epoch {epoch + 1}/{EPOCHS}  loss {loss.item():.3f}  accuracy {history[-1]:.3f}", flush=True)
    return {
        "epoch": EPOCHS,
        "arch": "demo-cnn",
        "classes": list(KINDS),
        "accuracy": history[-1],
        "history": history,
        "args": {"lr": rate, "batch_size": batch, "momentum": 0.9, "weight_decay": decay, "seed": SEED},
        "state_dict": net.state_dict(),
        "optimizer": optimizer.state_dict(),
    }


def preview(weight: torch.Tensor, path: Path, scale: int = 10) -> None:
    """The filters in colour and, below, channel 0 in gray, eight to a row."""
    w = weight.numpy().astype(np.float64)
    low, high = w.min((1, 2, 3), keepdims=True), w.max((1, 2, 3), keepdims=True)
    rgb = ((w - low) / (high - low)).transpose(0, 2, 3, 1)
    c = w[:, 0]
    c = (c - c.min((1, 2), keepdims=True)) / (c.max((1, 2), keepdims=True) - c.min((1, 2), keepdims=True))
    rows = []
    for cells in (rgb, np.repeat(c[..., None], 3, 3)):
        cells = np.pad(cells.repeat(scale, 1).repeat(scale, 2), ((0, 0), (0, 4), (0, 4), (0, 0)))
        n, h, v, _ = cells.shape
        rows.append(cells.reshape(n // 16, 16, h, v, 3).transpose(0, 2, 1, 3, 4).reshape(n // 16 * h, 16 * v, 3))
    Image.fromarray((np.concatenate(rows) * 255).astype(np.uint8)).save(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--preview", type=Path, help="also draw conv1's filters into this PNG")
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    checkpoint = train()
    torch.save(checkpoint, OUTPUT)
    if arguments.preview:
        preview(checkpoint["state_dict"]["conv1.weight"], arguments.preview)


if __name__ == "__main__":
    main()
