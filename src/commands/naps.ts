/** Waiting that can be cut short, also by what happened just before it began. */
export function makeNaps(): { nap: (ms: number) => Promise<void>; wake: () => void } {
  let isWoken = false;
  let end = () => {};
  return {
    nap: async (ms) => {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, isWoken ? 0 : ms);
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      isWoken = false;
    },
    wake: () => {
      isWoken = true;
      end();
    },
  };
}
