package org.tensorloupe.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapCacheTest {
    private final HeapCache cache = new HeapCache(100);
    private final HeapShelf<String, Integer> one = new HeapShelf<>(cache, false);
    private final HeapShelf<String, Integer> two = new HeapShelf<>(cache, false);
    private final HeapShelf<String, Integer> cheap = new HeapShelf<>(cache, true);

    @Test
    void letsGoOfWhatWasNotAskedForLongestOnWhicheverShelf() {
        one.put("a", 1, 40);
        two.put("a", 2, 40);
        assertThat(one.get("a")).contains(1);

        one.put("b", 3, 40);

        assertThat(two.get("a")).isEmpty();
        assertThat(one.get("a")).contains(1);
        assertThat(one.get("b")).contains(3);
        assertThat(cache.weight()).isEqualTo(80);
    }

    @Test
    void letsGoFirstOfWhatIsHadAgainInAMoment() {
        one.put("a", 1, 40);
        cheap.put("a", 2, 40);

        two.put("a", 3, 40);

        assertThat(cheap.get("a")).isEmpty();
        assertThat(one.get("a")).contains(1);
    }

    @Test
    void followsAnotherBudgetAtOnce() {
        one.put("a", 1, 40);
        one.put("b", 2, 40);

        cache.setBudget(50);
        assertThat(one.get("a")).isEmpty();
        assertThat(one.get("b")).contains(2);

        cache.setBudget(10);
        assertThat(cache.weight()).isZero();
    }

    @Test
    void keepsTheLastEvenIfItIsTooLarge() {
        one.put("a", 1, 40);
        one.put("b", 2, 500);

        assertThat(one.get("b")).contains(2);
        assertThat(cache.weight()).isEqualTo(500);

        one.put("c", 3, 1);
        assertThat(one.get("b")).isEmpty();
        assertThat(cache.weight()).isEqualTo(1);
    }

    @Test
    void weighsOnceWhatIsPutAgain() {
        one.put("a", 1, 40);
        one.put("a", 2, 30);

        assertThat(one.get("a")).contains(2);
        assertThat(cache.weight()).isEqualTo(30);
    }

    @Test
    void freesAShelfThatIsClosedAndKeepsNothingThereAgain() {
        one.put("a", 1, 40);
        two.put("a", 2, 40);

        one.close();
        one.put("b", 3, 40);

        assertThat(one.get("a")).isEmpty();
        assertThat(one.get("b")).isEmpty();
        assertThat(two.get("a")).contains(2);
        assertThat(cache.weight()).isEqualTo(40);
    }

    @Test
    void takesNoMoreThanTheHeapAllows() {
        cache.setBudget(Long.MAX_VALUE);

        assertThat(cache.budget()).isEqualTo(HeapCache.most());
    }
}
